#!/bin/sh
# Race and strike a market on several nodes, with a RabbitMQ and a Valkey of its own. Words go on to pytest.
# RabbitMQ comes from Debian, installed here by root; Valkey comes with the libraries of the tests.
set -eu
cd "$(dirname "$0")/.."

has_rabbitmq() { [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] && command -v epmd >/dev/null 2>&1; }

install_rabbitmq() ( # A shell of its own, whose end takes the notice away again.
    # Installing it would start it, as the machine's own broker; ours alone is wanted.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends rabbitmq-server
)

if ! has_rabbitmq; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo 'The cluster needs RabbitMQ. On Debian, as root: apt-get install --no-install-recommends rabbitmq-server' >&2
        echo '(its own service is not needed: systemctl disable --now rabbitmq-server epmd.socket)' >&2
        exit 1
    fi
    mkdir -p var/log
    echo '  … Installing from Debian: rabbitmq-server'
    install_rabbitmq >var/log/rabbitmq.log 2>&1 || { tail -5 var/log/rabbitmq.log >&2; exit 1; }
fi
cd server
exec ../.venv/bin/python -m journeys.cluster "$@"
