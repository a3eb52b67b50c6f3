"""The words customers use for what they meet, in three languages; only data.

Apart by commas; ``*`` stands for any ending. Ukrainian and Russian letters that sound alike count
as one, and so do doubled letters, so each word stands here once. Of several that fit the longest
counts: "реєстратур*" is a reception, though "реєстр*" is an account.
"""

from __future__ import annotations

from typing import NamedTuple

from journeymap.language import mark


class ThemeWords(NamedTuple):
    """Something reviews are about: how it is called on the page, and the words that name it."""

    label: str
    words: str


THEMES: dict[str, ThemeWords] = {
    "delivery": ThemeWords(
        mark("delivery"),
        "deliver*, courier*, parcel*, shipping, shipped, shipment*, driver*, postman, dispatch*, "
        "доставк*, доставл*, доставит*, доставив*, доставил*, кур'єр*, посилк*, привез*, привіз, "
        "привоз*, курьер*, посылк*, водій*, водител*",
    ),
    "delay": ThemeWords(
        mark("delay"),
        "delay*, late, lateness, overdue, day later, days later, hour later, hours later, "
        "week later, weeks later, month later, came later, arrived later, delivered later, "
        "later than, запізн*, спізн*, затрим*, день пізніше, дні пізніше, днів пізніше, "
        "годин* пізніше, тиж* пізніше, приїх* пізніше, прийш* пізніше, прив* пізніше, "
        "пізніше ніж, пізніше за, опозд*, опазд*, задерж*, день позже, дня позже, дней позже, "
        "час* позже, недел* позже, приех* позже, приш* позже, прив* позже, позже чем, "
        "позже обещ*, пізніше обіця*, пізно, поздно",
    ),
    "punctual": ThemeWords(
        mark("punctuality"), "on time, punctual*, in time, вчасно, вовремя, пунктуальн*"
    ),
    "promise": ThemeWords(mark("promise"), "promis*, обіця*, обещ*"),
    "box": ThemeWords(
        mark("packaging"),
        "box*, package, packages, packag*, wrapp*, dented, коробк*, упаков*, запаков*, пакуван*, "
        "пом'ят*, помят*, прим'ят*, примят*",
    ),
    "floor": ThemeWords(
        mark("floor, lift"), "floor*, stairs, lift, elevator, поверх*, ліфт*, этаж*, лифт*"
    ),
    "call": ThemeWords(
        mark("phone"),
        "call*, phone call*, phoned, phoning, telephon*, rang, ring, rung, hotline*, helpline*, "
        "call cent*, contact cent*, operator*, дзвон*, дзвін*, задзвон*, подзвон*, телефонув*, "
        "телефону*, гаряч* ліні*, колцентр*, кол центр*, контакт центр*, оператор*, звон*, "
        "позвон*, перезвон*, горяч* лини*, передзвон*, зателефон*",
    ),
    "unreached": ThemeWords(
        mark("getting through"),
        "on hold, music, get through, hung up, hang up, busy line, додзвон*, на лінії, музик*, "
        "гудк*, скинул*, дозвон*, недозвон*, на линии, трубк*, слухавк*",
    ),
    "support": ThemeWords(
        mark("support"),
        "support, customer service, customer care, agent*, helpdesk, підтримк*, поддержк*, саппорт*, "
        "служб* підтримк*, служб* поддержк*",
    ),
    "chat": ThemeWords(
        mark("chat"), "chat*, messenger*, viber, telegram, whatsapp, чат*, вайбер*, вацап*, телеграм*"
    ),
    "order number": ThemeWords(
        mark("order number"), "order number*, number of the order, номер* замовлен*, номер* заказ*"
    ),
    "order": ThemeWords(
        mark("order"),
        "order*, замов*, заказ*, оформ*, замовлен*",
    ),
    "reorder": ThemeWords(
        mark("buying again"),
        "reorder*, order* again, refill*, subscription*, restock*, знову замов*, підписк*, "
        "снова заказ*, подписк*, повторн* замов*, повторн* заказ*, дозамов*, дозаказ*",
    ),
    "again": ThemeWords(mark("again"), "again, repeat*, знову, повтор*, снова, опять, вдруге"),
    "run out": ThemeWords(
        mark("running out"),
        "run out, runs out, ran out, running out, run low, running low, runs low, закінч*, кінч*, "
        "скінч*, кончил*, закончил*, заканч*, кончаю*",
    ),
    "basket": ThemeWords(mark("basket"), "basket*, cart, кошик*, корзин*"),
    "payment": ThemeWords(
        mark("payment"),
        "pay, pays, paid, paying, payment*, apple pay, google pay, checkout, checking out, оплат*, "
        "сплат*, платіж*, платеж*, платити, платить, платил*, платив, заплат*",
    ),
    "card": ThemeWords(
        mark("card"), "card, cards, картк*, карта, карту, карты, картой, карте, картою, карточк*"
    ),
    "account": ThemeWords(
        mark("registration"),
        "account*, regist*, sign up, signing up, log in, login, password*, акаунт*, обліков*, "
        "реєстр*, зареєстр*, логін*, пароль*, паролі, аккаунт*, регистр*, зарегистр*, логин*",
    ),
    "price": ThemeWords(
        mark("price"),
        "price*, pricing, pricey, cost*, cheap*, expensive, discount*, tariff*, sale, euro, euros, "
        "quid, dollar*, ціна, ціни, ціну, ціною, ціні, цін, цінник*, дешев*, дорого, дорогий, "
        "дорогі, дорожч*, подорожч*, вартіст*, вартост*, коштує*, коштува*, знижк*, акція, акції, "
        "тариф*, цена, цены, цену, ценой, цене, цен, ценник*, дороже, дорогой, дорогая, дорогие, "
        "подорож*, стоимост*, скидк*, акция, акции, грн, гривень, рублей",
    ),
    "fee": ThemeWords(mark("fee"), "fee, fees, commission*, charge, charged, комісі*, комисси*"),
    "stock": ThemeWords(
        mark("stock"),
        "stock*, in stock, out of stock, availab*, unavailab*, sold out, on request, наявн*, "
        "під замовлення, на складі, розпрод*, наличи*, под заказ, на складе, распрод*",
    ),
    "site": ThemeWords(
        mark("site"),
        "site*, website*, web, online, internet, web page*, webshop*, сайт*, онлайн*, інтернет*, "
        "интернет*",
    ),
    "page": ThemeWords(mark("page"), "page*, сторінк*, страниц*"),
    "portal": ThemeWords(
        mark("portal"),
        "portal*, портал*, особист* кабінет*, личн* кабинет*, електронн* кабінет*",
    ),
    "app": ThemeWords(
        mark("app"), "app, apps, застосун*, додаток, додатк*, прилож*, мобільн* застос*"
    ),
    "setup": ThemeWords(
        mark("setting up"),
        "set up, setup, setting up, sets up, settings, pair, paired, pairing, bluetooth, wifi, wi fi, "
        "connect*, install*, configur*, sync*, налашт*, підключ*, під'єдн*, з'єдн*, вайфа*, вай фа*, "
        "блютуз*, встанов*, настройк*, настроить, настроил*, настраив*, подключ*, соедин*, установ*, "
        "синхрон*",
    ),
    "manual": ThemeWords(
        mark("instructions"),
        "manual, manuals, instruction*, user guide, help page*, інструкц*, довідк*, инструкц*, "
        "справк*, руководств*",
    ),
    "taste": ThemeWords(
        mark("taste"),
        "taste, tastes, tasted, tasty, delicious, flavour*, flavor*, crema, foam, смак*, смачн*, "
        "пінк*, пенк*, вкус*",
    ),
    "espresso": ThemeWords(mark("espresso"), "espresso*, еспрес*, эспресс*, експрес*"),
    "cappuccino": ThemeWords(mark("cappuccino"), "cappuc*, capuc*, latte, lattes, капуч*, лате, латте"),
    "coffee": ThemeWords(mark("coffee"), "coffee*, кава, кави, каву, кавою, каві, кофе"),
    "cup": ThemeWords(mark("cup"), "cup, cups, mug*, чашк*, чашок, філіжанк*, горнят*"),
    "grind": ThemeWords(mark("grind"), "grind*, grinder*, помел*, помол*, кавомолк*, кофемолк*"),
    "beans": ThemeWords(mark("beans"), "bean*, зерн*, зерен"),
    "smell": ThemeWords(mark("smell"), "smell*, smelt, aroma*, scent*, запах*, аромат*, пахн*"),
    "touch": ThemeWords(
        mark("touch"), "touch*, торк*, доторк*, помац*, мацал*, потрог*, трога*, пощупа*, щупа*"
    ),
    "try": ThemeWords(
        mark("trying out"),
        "try, tried, trying, demo*, demonstrat*, tasting, sample, samples, спробу*, пробув*, "
        "попробов*, пробов*, демо*, дегустац*",
    ),
    "staff": ThemeWords(
        mark("staff"),
        "consult*, assistant*, seller*, salesman, salesperson, sales, staff, clerk*, employee*, "
        "advisor*, adviser*, консульт*, продавец*, продавц*, продавч*, персонал*, працівни*, "
        "співробіт*, сотрудни*, работник*, менеджер*",
    ),
    "store": ThemeWords(
        mark("store"),
        "store, stores, shop, shops, showroom*, shelf, shelves, магазин*, крамниц*, салон*, полиц*, "
        "полк*, шоурум*, торгов* зал*",
    ),
    "wait": ThemeWords(
        mark("waiting"),
        "wait*, queue*, queuing, чека*, почека*, зачека*, очіку*, черг*, жда*, ждал*, ждет*, "
        "подожд*, ожида*, очеред*, прожда*",
    ),
    "review": ThemeWords(
        mark("review"), "review*, feedback, відгук*, отзыв*, отзов*, рецензі*, рецензи*"
    ),
    "write": ThemeWords(
        mark("writing"), "write*, writing, wrote, written, пиш*, написа*, напиш*, писал*, писав"
    ),
    "compare": ThemeWords(
        mark("comparing"), "compar*, versus, порівн*, порівнян*, сравн*, сравнен*"
    ),
    "contradiction": ThemeWords(
        mark("contradiction"),
        "contradict*, who to believe, what to believe, different things, супереч*, протиріч*, "
        "кому вірити, чому вірити, пишуть різне, різне пишуть, противореч*, кому верить, "
        "чему верить, пишут разное, разное пишут, разнобой",
    ),
    "models": ThemeWords(mark("models"), "models, моделі, моделей, модели, моделями, моделях"),
    "mail": ThemeWords(
        mark("e-mail"),
        "email*, e mail*, mail, mails, letter, letters, імейл*, лист, листа, листі, листом, листи, "
        "имейл*, мейл*, письмо, письма, письме, письмом, письм",
    ),
    "photo": ThemeWords(mark("photo"), "photo*, picture*, фото*, світлин*"),
    "video": ThemeWords(
        mark("video"),
        "video*, reel, reels, clip, clips, youtube, instagram*, insta, tiktok*, відео*, відос*, "
        "ролик*, рілс*, інстаграм*, інста, інсті, інсту, ютуб*, тікток*, сторіс*, видео*, видос*, "
        "рилс*, инстаграм*, инста, инсте, инсту, тикток*, сторис*",
    ),
    "friend": ThemeWords(
        mark("friends"),
        "friend*, neighbour*, neighbor*, подруг*, друзі, друзям, друга, друг, сусід*, друзья, "
        "друзей, друзьям, сосед*, знайом*, знаком*",
    ),
    "colleague": ThemeWords(mark("colleagues"), "colleague*, coworker*, колег*"),
    "return": ThemeWords(
        mark("return"),
        "return*, refund*, exchange*, money back, поверн*, обмін*, возврат*, вернул*, вернут*, обмен*",
    ),
    "warranty": ThemeWords(
        mark("warranty, repair"),
        "warrant*, repair*, service cent*, guarantee*, гарант*, ремонт*, сервісн* центр*, "
        "сервисн* центр*, запчаст*",
    ),
    "breakdown": ThemeWords(
        mark("breakdown"),
        "leak*, broke*, break down, breaks down, defect*, зламал*, полама*, брак, тече, течі, "
        "протік*, сломал*, течёт, потекл*, протек*, дефект*",
    ),
    "cleaning": ThemeWords(
        mark("cleaning"), "clean*, wash*, мити, миття, мию, чист*, чищ*, мыть, мою, мойк*, почист*"
    ),
    "quality": ThemeWords(mark("quality"), "quality, якіст*, якост*, качеств*"),
    "bonus": ThemeWords(
        mark("bonus"), "bonus*, loyalty, points, cashback, бонус*, кешбек*, кэшбэк*, кешбэк*, балли"
    ),
    "reminder": ThemeWords(mark("reminder"), "remind*, нагад*, напомин*, напомн*"),
    "message": ThemeWords(
        mark("message"),
        "sms, text message*, message*, notif*, push, смс*, повідомлен*, сповіщ*, пуш*, уведомл*, "
        "сообщени*",
    ),
    "appointment": ThemeWords(
        mark("appointment"),
        "book, books, booked, booking, appointment*, free hour, slot*, запис*, бронюв*, заброн*, "
        "бронир*",
    ),
    "doctor": ThemeWords(
        mark("doctor"), "doctor*, dr, physician*, surgeon*, лікар*, врач*, доктор*, хірург*, хирург*"
    ),
    "nurse": ThemeWords(mark("nurse"), "nurse*, медсестр*, сестричк*"),
    "examination": ThemeWords(
        mark("examination"), "examin*, огляну*, оглядає, огляд*, осмотр*, осматр*"
    ),
    "drawing": ThemeWords(
        mark("drawing"), "draw*, drew, sketch*, малюн*, намалю*, малює, рисун*, нарисов*, рисует"
    ),
    "results": ThemeWords(mark("results"), "result*, finding, результат*, висновок, заключени*"),
    "analysis": ThemeWords(mark("tests"), "blood test*, test results, аналізи, аналізів, анализ*"),
    "scan": ThemeWords(
        mark("scan"), "mri, scan, scans, x ray*, xray*, ct, мрт, узі, узи, рентген*, томограф*"
    ),
    "noise": ThemeWords(mark("noise"), "noise*, noisy, loud, шум*, голосн*, громк*"),
    "reception": ThemeWords(
        mark("reception"),
        "reception*, front desk, реєстратур*, регистратур*, рецепц*, ресепш*, рецепш*",
    ),
    "form": ThemeWords(
        mark("form"), "form, forms, questionnaire*, application*, анкет*, заявк*, бланк*"
    ),
    "exercise": ThemeWords(mark("exercises"), "exercis*, вправ*, упражн*"),
    "treatment": ThemeWords(mark("treatment"), "treatment*, therap*, лікуван*, лечен*, терап*"),
    "pain": ThemeWords(mark("pain"), "pain*, hurts, ache*, біль, болю, болить, боль, боли, болит"),
    "explanation": ThemeWords(mark("explanation"), "explain*, explan*, поясн*, объясн*"),
    "door": ThemeWords(mark("door"), "door*, двер*"),
    "branch": ThemeWords(
        mark("branch"), "branch*, office, offices, відділен*, отделен*, офіс*, офис*"
    ),
    "window": ThemeWords(mark("window"), "window*, counter, вікн*, вікон, окн*, окошк*"),
    "ticket": ThemeWords(mark("ticket"), "ticket*, квит*, билет*, талон*"),
    "documents": ThemeWords(
        mark("documents"), "document*, passport*, contract*, документ*, паспорт*, договор*, договір"
    ),
    "signature": ThemeWords(mark("signature"), "sign, signed, signature*, підпис*, подпис*"),
    "identity": ThemeWords(
        mark("identification"), "identif*, verif*, selfie*, ідентиф*, верифік*, идентиф*, верифик*"
    ),
    "bank account": ThemeWords(mark("bank account"), "iban, рахун*, реквізит*, счёт*, реквизит*"),
    "salary": ThemeWords(mark("salary"), "salar*, wage*, зарплат*"),
    "savings": ThemeWords(
        mark("savings"), "saving*, deposit*, скарбничк*, депозит*, копилк*, вклад*"
    ),
    "transfer": ThemeWords(mark("transfer"), "transfer*, переказ*, перевод*, перевел*"),
    "train": ThemeWords(mark("train"), "train, trains, потяг*, поїзд*, поезд*, вагон*"),
    "luggage": ThemeWords(mark("luggage"), "luggage, baggage, suitcase*, багаж*, валіз*, чемодан*"),
    "seat": ThemeWords(mark("seat"), "seat*, крісл*, місце, місця, кресл*"),
    "room": ThemeWords(mark("room"), "room, rooms, hotel*, номері, готел*, гостиниц*, отел*"),
    "food": ThemeWords(
        mark("food"), "food, meal*, lunch, dinner, breakfast, "
        "їжа, їжу, обід*, сніданк*, еда, еду, обед*"
    ),
    "parking": ThemeWords(mark("parking"), "parking, car park, парков*, паркинг*, паркінг*"),
    "training": ThemeWords(
        mark("training"), "training*, course*, lesson*, навчан*, тренінг*, обучен*, тренинг*, урок*"
    ),
    "safety": ThemeWords(
        mark("safety"), "safe, safety, danger*, безпек*, безпеч*, безопасн*, небезпеч*, опасн*"
    ),
}  # fmt: skip
"""What customers write about, by a name that stays."""

COMMON = (
    "a, about, after, all, also, am, an, and, any, are, as, at, be, because, been, before, but, by, "
    "can, could, did, do, does, else, even, every, everything, for, from, get, gets, go, got, had, "
    "has, have, he, her, here, him, his, how, i, if, in, into, is, it, its, just, like, made, make, "
    "makes, many, me, more, most, much, my, never, no, nobody, not, nothing, of, on, once, one, only, "
    "or, other, our, out, over, own, says, she, so, some, somebody, than, that, the, their, them, "
    "then, there, they, thing, this, three, to, too, twice, two, up, us, very, was, we, well, went, "
    "were, what, when, where, which, while, who, why, will, with, would, you, your, first, last, day, "
    "ask*, tell*, told, each, until, till, must, want*, need*, find*, found, come*, came, fail*, "
    "later, пізніше, позже, "
    "something, everyone, someone, anoth*, offer*, thought, think*, same, help*, long, hard, "
    "days, hour, hours, minute*, week, weeks, month, months, time, times, machine, machines, "
    "а, але, без, би, б, був, була, було, були, бути, в, вам, вас, весь, вже, ви, від, він, вона, "
    "вони, все, всі, всю, дві, два, двічі, де, для, до, дуже, є, ж, же, з, за, зі, і, із, й, його, "
    "її, їх, коли, кожен, кожному, мене, мені, ми, мій, моя, моє, на, нам, нас, не, нема, немає, "
    "ні, ніхто, нічого, один, одна, перш*, під, після, по, потім, при, про, раз, рази, сам, сама, "
    "само, самі, сами, "
    "себе, та, так, там, те, теж, ти, тисяч*, то, той, треба, три, тричі, у, хто, це, ця, цей, цього, "
    "через, чи, що, щоб, як, яка, який, які, день, дні, днів, година, години, хв, хвилин*, тиждень, "
    "тижні, місяц*, каж*, сказа*, говор*, пита*, можн*, може*, тепер, прост*, лише, тільки, "
    "інш*, так*, сво*, ще, "
    "кавомашин*, машин*, зробил*, "
    "бы, был, была, было, были, быть, вот, вся, всё, вы, где, даже, да, ещё, ему, если, есть, ещё, "
    "и, из, или, их, к, как, какая, каждый, когда, кто, ли, меня, мне, мы, над, надо, нет, ни, "
    "никто, ничего, но, ну, о, об, он, она, они, от, перв*, под, после, потом, с, свой, себя, со, "
    "такой, тоже, только, тот, ты, уже, хоть, что, чтобы, эта, эти, это, этот, я, дня, дней, час, "
    "часа, часов, говорит*, сказал*, спраш*, можно, может, теперь, лишь, только, друг*, сам, "
    "минут*, неделю, недел*, дважды, трижды, кофемашин*, сделал*"
)  # fmt: skip
"""Words that say nothing about where something happened."""

GOOD = (
    "good, great, super, nice, lovely, love*, best, perfect*, excellent*, excelent*, amazing, divine, "
    "easy, easier, easily, fast, quick*, friendly, kind, polite, helpful, happy, recommend*, honest*, "
    "spot on, sold on, thank*, thx, can't complain, cant complain, on time, wonderful, awesome, "
    "delicious, convenient, no problem*, without problem*, pleasant*, listened, "
    "добр*, чудов*, супер*, клас, класн*, кльов*, бомба, молодець, молодц*, дяк*, ввічлив*, чемн*, "
    "зручн*, швидк*, швидше, легко, рекоменд*, задоволен*, смачн*, вчасно, чесно, найкращ*, ідеальн*, "
    "приємн*, уважн*, сподобал*, без проблем, "
    "хорош*, отличн*, прекрасн*, спасибо, благодар*, вежлив*, удобн*, быстр*, просто, простое, "
    "довол*, вкусн*, вовремя, лучш*, идеальн*, шикарн*, толков*, приятн*, внимательн*, понравил*, "
    "класно, восторг*, топ"
)  # fmt: skip
"""Words of praise."""

BAD = (
    "bad, badly, worst, worse, awful, terrible, horrible, horrid, nightmare, useless, rude, slow, "
    "slowly, late, delay*, fail*, crash*, broken, broke, leak*, problem*, annoy*, disappoint*, avoid, "
    "never again, gave up, waste*, hard, forever, impossible, confus*, expensive, unfortunately, "
    "on hold, nobody, no one, on earth, left, contradict*, dented, "
    "погано, поган*, жах, жахлив*, нереально, неможливо, ніхто, запізн*, затрим*, дурень, сумно, "
    "незручн*, повільн*, дорого, проблем*, розчарув*, скинул*, тече, текти, вилітав, вилітає, гірш*, "
    "хам*, груб*, навіщо, незрозуміл*, не можу, не могла, не міг, "
    "плохо, плох*, ужас*, бесит, кошмар*, опозд*, задерж*, невозможно, никто, мучал*, мучил*, "
    "неудобн*, медленн*, разочаров*, худш*, обман*, бросает, не дозвонит*, помят*, отврат*, "
    "противореч*, к сожалению, заставил*, скачет, не видит"
)  # fmt: skip
"""Words of blame."""

NOT = "not, don't, didn't, doesn't, isn't, wasn't, won't, не, ні, ані, нет, ни"
"""Words that turn what comes after them."""
