"""
The words of which the growing market's goods are named, all invented here: enough of them that a search finds few of
many, and none of them anybody's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Root, what it holds, and what that holds: "zh en". Every place of the lowest level is a kind of thing.
TREE = """
居家 Home
  餐具 Tableware: 马克杯 mug, 深盘 deep plate, 汤碗 soup bowl
  灯具 Lighting: 台灯 desk lamp, 落地灯 floor lamp, 夜灯 night light
  床品 Bedding: 四件套 duvet set, 枕套 pillowcase, 盖毯 throw blanket
  收纳 Storage: 藤篮 rattan basket, 收纳盒 storage box, 衣架 clothes hanger
  香氛 Scents: 蜡烛 candle, 扩香石 diffuser stone, 线香 incense
厨房 Kitchen
  锅具 Cookware: 铸铁锅 cast iron pot, 煎盘 frying pan, 砂锅 clay pot
  刀具 Knives: 厨刀 chef knife, 剪刀 scissors, 磨刀石 whetstone
  小电 Appliances: 电水壶 kettle, 烤箱 oven, 榨汁机 juicer
  茶具 Teaware: 盖碗 gaiwan, 茶壶 teapot, 公道杯 fairness pitcher
  烘焙 Baking: 蛋糕模 cake tin, 擀面杖 rolling pin, 电子秤 kitchen scale
食品 Food
  茶叶 Tea: 白茶 white tea, 乌龙 oolong, 花草茶 herbal tea
  零食 Snacks: 坚果 nuts, 饼干 biscuit, 果脯 dried fruit
  粮油 Staples: 香米 fragrant rice, 橄榄油 olive oil, 面条 noodles
  生鲜 Fresh: 苹果 apple, 柑橘 mandarin, 番茄 tomato
  酒水 Drinks: 咖啡豆 coffee beans, 果汁 juice, 苏打水 soda water
服饰 Clothing
  上衣 Tops: 衬衫 shirt, 卫衣 sweatshirt, 毛衣 sweater
  裤装 Trousers: 牛仔裤 jeans, 短裤 shorts, 运动裤 joggers
  鞋靴 Shoes: 帆布鞋 canvas shoes, 凉鞋 sandals, 短靴 ankle boots
  包袋 Bags: 双肩包 backpack, 托特包 tote bag, 钱包 wallet
  配饰 Accessories: 围巾 scarf, 帽子 hat, 手套 gloves
美妆 Beauty
  护肤 Skincare: 面霜 face cream, 精华 serum, 防晒霜 sunscreen
  彩妆 Makeup: 口红 lipstick, 眼影 eyeshadow, 粉底 foundation
  洗护 Haircare: 洗发水 shampoo, 护发素 conditioner, 发膜 hair mask
  身体 Bodycare: 沐浴露 shower gel, 手霜 hand cream, 香皂 soap
  工具 Tools: 化妆刷 makeup brush, 美甲灯 nail lamp, 镜子 mirror
数码 Digital
  音频 Audio: 耳机 headphones, 音箱 speaker, 麦克风 microphone
  手机 Phones: 充电器 charger, 数据线 cable, 手机壳 phone case
  电脑 Computing: 键盘 keyboard, 鼠标 mouse, 显示器 monitor
  摄影 Photography: 三脚架 tripod, 镜头 lens, 相机包 camera bag
  穿戴 Wearables: 手表 watch, 手环 wristband, 表带 watch strap
运动 Sports
  露营 Camping: 帐篷 tent, 睡袋 sleeping bag, 折叠椅 folding chair
  骑行 Cycling: 头盔 helmet, 车灯 bike light, 骑行服 jersey
  瑜伽 Yoga: 瑜伽垫 yoga mat, 弹力带 resistance band, 泡沫轴 foam roller
  球类 Balls: 篮球 basketball, 羽毛球拍 badminton racket, 足球 football
  水上 Water: 泳镜 swim goggles, 桨板 paddle board, 泳帽 swim cap
母婴 Baby
  喂养 Feeding: 奶瓶 baby bottle, 围兜 bib, 辅食碗 weaning bowl
  出行 Strollers: 婴儿车 stroller, 背带 carrier, 安全座椅 car seat
  玩具 Toys: 积木 blocks, 拼图 puzzle, 毛绒熊 teddy bear
  寝居 Nursery: 婴儿床 cot, 纱布巾 muslin, 床铃 mobile
  洗浴 Bath: 浴盆 bath tub, 浴巾 bath towel, 润肤油 baby oil
文具 Stationery
  书写 Writing: 钢笔 fountain pen, 墨水 ink, 铅笔 pencil
  本册 Notebooks: 手账 planner, 笔记本 notebook, 便签 sticky notes
  画材 Art: 水彩 watercolour, 画笔 brush, 画架 easel
  桌面 Desk: 笔筒 pen holder, 文件夹 folder, 桌垫 desk mat
  纸品 Paper: 信封 envelope, 贺卡 greeting card, 胶带 washi tape
宠物 Pets
  猫用 Cats: 猫砂 cat litter, 猫抓板 scratching board, 逗猫棒 teaser wand
  狗用 Dogs: 牵引绳 leash, 狗窝 dog bed, 胸背 harness
  主粮 Feed: 猫粮 cat food, 狗粮 dog food, 冻干 freeze dried treats
  水族 Aquarium: 鱼缸 fish tank, 水草 water plants, 过滤器 filter
  清洁 Grooming: 梳子 comb, 宠物香波 pet shampoo, 尿垫 training pads
"""

STYLES = """
复古 vintage|极简 minimal|日式 japanese|北欧 nordic|国风 oriental|法式 french|田园 pastoral|工业 industrial
手作 handmade|轻奢 refined|森系 woodland|侘寂 wabi|街头 street|学院 college|度假 holiday|几何 geometric
碎花 floral|条纹 striped|格纹 checked|波点 dotted|渐变 gradient|哑光 matte|亮面 glossy|磨砂 frosted|镂空 openwork
刺绣 embroidered|编织 woven|折叠 foldable|便携 portable|加厚 thick|轻薄 thin|防水 waterproof|保温 insulated
静音 silent|可拆洗 washable|大号 large|小号 small|迷你 mini|家用 household|商用 professional|车载 car|户外 outdoor
旅行 travel|亲子 family|情侣 couples
""".replace("\n", "|")
MATERIALS = """
陶瓷 ceramic|纯棉 cotton|亚麻 linen|羊毛 wool|真丝 silk|竹木 bamboo|胡桃木 walnut|榉木 beech|不锈钢 stainless
铸铝 aluminium|硅胶 silicone|玻璃 glass|水晶 crystal|牛皮 leather|帆布 canvas|尼龙 nylon|羽绒 down
珊瑚绒 coral fleece|钛合金 titanium|黄铜 brass|珐琅 enamel|石英 quartz|大理石 marble|软木 cork|再生纸 recycled
碳纤维 carbon|树脂 resin|藤编 rattan|燕麦 oat|山茶花 camellia|玫瑰 rose|柚子 yuzu|海盐 sea salt|抹茶 matcha
可可 cocoa|桂花 osmanthus|薄荷 mint|生姜 ginger
""".replace("\n", "|")
USES = """
送礼 for gifts|办公室 for the office|宿舍 for the dorm|客厅 for the living room|早餐 for breakfast
通勤 for commuting|新年 for new year|中秋 for mid autumn|乔迁 for a new home|婚礼 for weddings|毕业 for graduation
野餐 for picnics|冬季 for winter|夏日 for summer|雨天 for rain|周末 for weekends|儿童 for children|长辈 for elders
新手 for beginners|进阶 for experts|小户型 for small flats|一人食 for one|聚会 for parties|读书 for reading
午睡 for naps|晨跑 for morning runs
""".replace("\n", "|")
COLOURS = """
朱砂红 vermilion|雾霾蓝 haze blue|竹青 bamboo green|月白 moon white|墨黑 ink black|杏色 apricot|藕粉 lotus pink
姜黄 turmeric|烟灰 ash grey|茶棕 tea brown|天青 sky cyan|暮紫 dusk violet|柳绿 willow|米白 rice white
橘红 tangerine|海军蓝 navy
""".replace("\n", "|")
ORIGINS = "景德镇 jingdezhen|杭州 hangzhou|佛山 foshan|义乌 yiwu|成都 chengdu|泉州 quanzhou|昆明 kunming|青岛 qingdao"
SENTENCES = """
用起来顺手 Easy to live with.|洗净晾干即可收起 Rinse, dry and put away.
边角打磨过不割手 Edges are smoothed by hand.|颜色随批次略有不同 Colours vary a little between batches.
附赠棉布收纳袋 Comes with a cotton pouch.|小批量制作 Made in small batches.
包装可回收 The packaging can be recycled.|建议手洗 Best washed by hand.|尺寸为手工测量 Measured by hand.
到货请先检查 Please look it over on arrival.|出厂前逐件检验 Each piece is looked at before it leaves.
不含多余的香精 Nothing added for its scent alone.|可以反复使用 Made to be used again and again.
零件可单独购买 Parts can be had on their own.|说明书在盒内 Instructions are in the box.
重量适中 Neither heavy nor light.|存放于阴凉处 Keep it somewhere cool.
三个月内可换新 Exchanged within three months.|多人共用更划算 Better value when shared.
设计师签名款 Signed by its designer.
""".replace("\n", "|")
ATTRIBUTES = "产地 origin|材质 material|适用 suited to"

# Two syllables make a maker's name in either language; a third comes when there are more makers than pairs.
BRAND_ZH = "拾野禾木青山白石云溪竹里南枝北辰春山秋水听雨观止知夏未央长亭半坡小满大寒澄江远岫松间石上"
BRAND_EN = "ka mo ri su te no la vi do pe shi ru ba lo ne mi ta ze fu go ha ju ki we yo xi qu ce du pa".split()
FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN_NAMES = "一安岚宁朗然溪远舟禾青晴雨霖墨言知行初夏秋冬春山川海星月阳木"
SCATTER = (
    100_003  # A prime that divides no power of the alphabets' lengths, so that each number keeps a name of its own.
)
OPINIONS = """
和图片一样|送人很有面子|包装很用心|比想象中小一点|物流很快|用了一周再来评价|颜色很正|性价比不错|会回购|做工细致
客服耐心|有一点味道散散就好|家里老人很喜欢|孩子爱不释手|一起拼团更划算|收到有划痕已换新|尺寸刚好|质感超出预期
""".replace("\n", "|")


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing said in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the tree of categories, by its number; the number of the place above, 0 for none."""

    number: int
    above: int
    name: Pair


def pairs(text: str) -> list[Pair]:
    """Read "zh en|zh en": the first blank divides the languages."""
    return [Pair(*(part.strip().split(" ", 1))) for part in text.split("|") if part.strip()]


def lone(text: str) -> list[str]:
    """Read "text|text"."""
    return [part.strip() for part in text.split("|") if part.strip()]


def tree() -> list[Place]:
    """Return the categories, those above before those below."""
    found: list[Place] = []
    root = 0
    for line in TREE.strip().splitlines():
        middle, _, leaves = line.strip().partition(": ")
        above = root if line.startswith(" ") else 0
        found.append(Place(len(found) + 1, above, Pair(*middle.split(" ", 1))))
        if not above:
            root = found[-1].number
        here = found[-1].number
        found += [
            Place(len(found) + place, here, Pair(*leaf.split(" ", 1)))
            for place, leaf in enumerate(filter(None, leaves.split(", ")), 1)
        ]
    return found


def brands(count: int) -> list[Pair]:
    """Return so many makers' names, no two alike."""
    signs, sounds = sorted(set(BRAND_ZH)), sorted(BRAND_EN)
    return [Pair(_spelt(number, count, signs), _spelt(number, count, sounds)) for number in range(count)]


def _spelt(number: int, count: int, alphabet: Sequence[str]) -> str:
    """Write a number below `count` in an alphabet, scattered, so that neighbours do not look alike."""
    length = 2
    while len(alphabet) ** length < count:
        length += 1
    number = number * SCATTER % len(alphabet) ** length
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(alphabet))
        letters.append(alphabet[place])
    return "".join(letters)
