"""An import-linter contract: one room, and every guest of the house, reaches a room only through its doors."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Doors(Contract):
    # import-linter puts plain values in the place of its fields.
    rooms: str = fields.StringField()  # type: ignore[assignment]
    doors: list[str] = fields.ListField(subfield=fields.StringField())  # type: ignore[assignment]
    guests: list[str] = fields.ListField(subfield=fields.StringField(), required=False, default=[])  # type: ignore[assignment]

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        wrong = []
        for room in sorted(graph.find_children(self.rooms)):
            open_to_all = {f"{room}.{door}" for door in self.doors}
            private = (graph.find_descendants(room) | {room}) - open_to_all
            for module in sorted(private):
                for importer in sorted(graph.find_modules_that_directly_import(module)):
                    if self._is_stranger(importer, room) and ".tests." not in importer:
                        wrong.append(f"{importer} -> {module}")
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["wrong"]:
            output.print_error(line)

    def _is_stranger(self, importer: str, room: str) -> bool:
        house = (self.rooms, *self.guests)
        return any(importer.startswith(f"{part}.") for part in house) and not importer.startswith(f"{room}.")
