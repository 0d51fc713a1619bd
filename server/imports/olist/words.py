"""What Olist's categories are called here: its own English, mended, and our Chinese."""

from collections.abc import Mapping

OTHERS = {"zh-CN": "其他商品", "en": "Other goods"}
CHINESE = {
    "agro_industria_e_comercio": "农业与商业用品",
    "alimentos": "食品",
    "alimentos_bebidas": "食品饮料",
    "artes": "艺术品",
    "artes_e_artesanato": "手工艺品",
    "artigos_de_festas": "派对用品",
    "artigos_de_natal": "圣诞用品",
    "audio": "音响",
    "automotivo": "汽车用品",
    "bebes": "母婴用品",
    "bebidas": "饮料",
    "beleza_saude": "美妆健康",
    "brinquedos": "玩具",
    "cama_mesa_banho": "床品餐布与卫浴",
    "casa_conforto": "舒适家居",
    "casa_conforto_2": "舒适家居二",
    "casa_construcao": "家居建材",
    "cds_dvds_musicais": "音乐 CD 与 DVD",
    "cine_foto": "影像器材",
    "climatizacao": "空调与取暖",
    "consoles_games": "游戏机",
    "construcao_ferramentas_construcao": "建筑工具",
    "construcao_ferramentas_ferramentas": "五金工具",
    "construcao_ferramentas_iluminacao": "照明建材",
    "construcao_ferramentas_jardim": "园艺建材",
    "construcao_ferramentas_seguranca": "安防工具",
    "cool_stuff": "新奇好物",
    "dvds_blu_ray": "DVD 与蓝光",
    "eletrodomesticos": "家用电器",
    "eletrodomesticos_2": "家用电器二",
    "eletronicos": "电子产品",
    "eletroportateis": "小家电",
    "esporte_lazer": "运动休闲",
    "fashion_bolsas_e_acessorios": "箱包配饰",
    "fashion_calcados": "鞋履",
    "fashion_esporte": "运动服饰",
    "fashion_roupa_feminina": "女装",
    "fashion_roupa_infanto_juvenil": "童装",
    "fashion_roupa_masculina": "男装",
    "fashion_underwear_e_moda_praia": "内衣泳装",
    "ferramentas_jardim": "园艺工具",
    "flores": "鲜花",
    "fraldas_higiene": "纸尿裤与卫生",
    "industria_comercio_e_negocios": "工商用品",
    "informatica_acessorios": "电脑配件",
    "instrumentos_musicais": "乐器",
    "la_cuisine": "厨房美食",
    "livros_importados": "进口图书",
    "livros_interesse_geral": "大众图书",
    "livros_tecnicos": "专业图书",
    "malas_acessorios": "旅行箱包",
    "market_place": "集市杂货",
    "moveis_colchao_e_estofado": "床垫沙发",
    "moveis_cozinha_area_de_servico_jantar_e_jardim": "厨房与庭院家具",
    "moveis_decoracao": "家具装饰",
    "moveis_escritorio": "办公家具",
    "moveis_quarto": "卧室家具",
    "moveis_sala": "客厅家具",
    "musica": "音乐",
    "papelaria": "文具",
    "pc_gamer": "游戏电脑",
    "pcs": "电脑",
    "perfumaria": "香水",
    "pet_shop": "宠物用品",
    "portateis_casa_forno_e_cafe": "烤箱与咖啡",
    "portateis_cozinha_e_preparadores_de_alimentos": "厨房小电器",
    "relogios_presentes": "手表礼品",
    "seguros_e_servicos": "保险与服务",
    "sinalizacao_e_seguranca": "标识与安全",
    "tablets_impressao_imagem": "平板与打印",
    "telefonia": "手机通讯",
    "telefonia_fixa": "固定电话",
    "utilidades_domesticas": "日用百货",
}
ENGLISH = {  # Olist translates neither of these; the others misspell.
    "pc_gamer": "gaming computers",
    "portateis_cozinha_e_preparadores_de_alimentos": "portable kitchen appliances",
}
MENDED = {"costruction": "construction", "confort": "comfort", "fashio": "fashion"}


def name_of(word: str, english: str) -> Mapping[str, str]:
    """Name a category. In: Olist's Portuguese word for it, "" for none, and its English one, "" for none."""
    if not word:
        return OTHERS
    said = english or ENGLISH.get(word, word)
    plain = " ".join(MENDED.get(part, part) for part in said.split("_"))
    names = {"en": plain[:1].upper() + plain[1:]}
    return {"zh-CN": CHINESE[word], **names} if word in CHINESE else names


def titled(category: str, product_id: str, language: str) -> str:
    """Make a title, since the data has none: what kind of thing it is, and the beginning of its number."""
    return f"{category} · {'编号' if language == 'zh-CN' else 'No.'} {product_id[:8].upper()}"
