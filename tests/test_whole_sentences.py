"""Single sentences in the ways of the news, read by the whole reader: what each tells, and what it must not be taken for.

An incident stands as ``*``; ``by`` is left out. The sentences are made up.
"""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.model import Document, Record
from graph_builder.reader import Reader
from graph_builder.settings import Settings

pytestmark = pytest.mark.pack

Case = tuple[str, set[str], set[str]]
"""A text, triples that it tells, and triples that it must not be taken to tell."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


def told(reader: Reader, text: str) -> set[str]:
    """The triples of a text, and the kinds of its incidents ("* is airstrike")."""
    [record] = reader.read([Document("d", "d", text, published=date(2015, 8, 10))])
    assert isinstance(record, Record)
    ends = {claim.key: ["*" if "#" in end else named(end) for end in (claim.subject, claim.object)] for claim in record.claims}
    kinds = {f"* is {kind}" for telling in record.tellings for kind in telling.kinds}
    return kinds | {f"{ends[c.key][0]} {c.predicate} {ends[c.key][1]}" for c in record.claims}


def named(end: str) -> str:
    """A key without the state and the office that tell namesakes apart."""
    return ":".join(end.split(":")[:3]) if end.startswith("text:") else end


SENTENCES: list[Case] = [
    # "which came true" is no investigation
    (
        "أعلنت المقاومة الشعبية أنها ستقتحم المدينة، وهو ما تحقق بالفعل، إذ قصفت مواقع الحوثيين في عدن.",
        {"* targeted houthis", "* occurred_at aden"},
        {"popular-resistance-yemen investigates *"},
    ),
    # a unit's number behind the article and in brackets
    (
        "هاجمت المقاومة الشعبية مواقع اللواء الـ(25) في زنجبار.",
        {"* targeted text:stateforce:لوا_ال_25", "popular-resistance-yemen perpetrated *"},
        {"* targeted text:person:ال"},
    ),
    # parts of a place are no place
    (
        "أكد شاهد أن المقاومة الشعبية سيطرت على منطقتي السدة والعود وأجزاء من منطقة الرضمة.",
        {"* occurred_at as-saddah-ye"},
        {"* occurred_at text:city:اجزا"},
    ),
    # a militia called after its leader, and the border of a state, which is not what was hit
    (
        "اندلعت مواجهات أمس بين القوات السعودية وميليشيا عبدالملك الحوثي على الحدود الجنوبية للمملكة العربية السعودية.",
        {"houthis perpetrated *", "saudi-arabia-army perpetrated *"},
        {"* targeted saudi-arabia"},
    ),
    # what lasts has not happened
    ("لا تزال حركة حماس تفرض سيطرتها على قطاع غزة.", set(), {"hamas perpetrated *"}),
    (
        "نتج ذلك عن استمرار سيطرة تنظيم الدولة على مخيم اليرموك.",
        {"isis located_at yarmouk-camp"},
        {"isis perpetrated *"},
    ),
    # witnesses from the battlefield are no dead
    ("أجرت المنظمة مقابلات مع 120 ضحية من ساحة المعركة في عدن.", set(), {"* killed 120"}),
    # behind a verb that has its subject before it stands its object
    (
        "التحالف العربي يقصف اللواء 25 التابع لصالح في زنجبار.",
        {"* targeted text:stateforce:لوا_25"},
        {"text:stateforce:لوا_25 perpetrated *"},
    ),
    # whose aircraft it was
    (
        "سمعت انفجارات في عدن جراء القصف المكثف لطيران التحالف العربي.",
        {"saudi-coalition perpetrated *"},
        {"* targeted saudi-coalition"},
    ),
    # a camp called after those who live in it
    ("يعيش آلاف السكان في مخيم اليرموك الفلسطيني.", set(), {"palestine located_at yarmouk-camp"}),
    # the name behind a title that belongs to another name
    (
        "سيطرت القوات الموالية لحكومة الرئيس اليمني المعترف به دوليا عبدربه منصور هادي أمس على زنجبار.",
        {"yemen-army perpetrated *", "* occurred_at zinjibar"},
        {"* targeted abd-rabbuh-mansur-hadi", "abd-rabbuh-mansur-hadi perpetrated *"},
    ),
    # an arrest, and what the arrested is charged with
    (
        "أعلن التلفزيون السوري توقيف سالم هلال الخطيب المتهم بقتل عقيد في القوات الجوية في اللاذقية.",
        {"* is arrest", "* is attack"},
        set(),
    ),
    ("أعلن التلفزيون السوري أمس توقيف سالم هلال الخطيب.", {"* targeted text:person:سالم_هلال"}, set()),
    # chants are not launched, whatever they condemn
    (
        "أطلق المتظاهرون في أنقرة أمس هتافات منددة بالغارات التركية على الحزب.",
        set(),
        {"* is rocket_attack", "* occurred_at ankara-tr"},
    ),
    # what is expected, and what is neither confirmed nor denied
    ("تحدث الوزير عن تحسن متوقعا أن تشهد الأيام القادمة سيطرة على قاعدة العند.", set(), {"* occurred_at anad-base"}),
    ("رفض المتحدث تأكيد أو نفي إلقاء القبض على عبدالخالق الحوثي في عدن.", set(), {"* occurred_at aden"}),
    # whom a deed was to stop
    (
        "أصاب القصف أحياء سكنية في تعز في محاولة لمنع تقدم قوات المقاومة الشعبية.",
        {"* occurred_at taiz"},
        {"* targeted popular-resistance-yemen"},
    ),
    # the seat of a province is no site, "a town in the south" no region, and "days ago" no other time
    (
        "دخل مقاتلو المقاومة الشعبية مدينة الحوطة مركز محافظة لحج جنوبي البلاد.",
        {"lahj-hawta located_in lahj"},
        {"text:site:مركز_محافظه_لحج_جنوبي_بلاد located_in yemen"},
    ),
    (
        "سيطرت قوات المقاومة الشعبية قبل أيام على مدينة عدن، أهم مدينة جنوبي البلاد.",
        {"* occurred_at aden", "popular-resistance-yemen perpetrated *"},
        {"* occurred_at text:region:جنوبي_yemen"},
    ),
    # what the time is counted from
    ("هذا أهم انتصار للقوات منذ بدء القتال في اليمن قبل أشهر.", set(), {"* occurred_at yemen"}),
    # the branch and not the whole
    (
        "نسب المصدر الهجوم على نقطة تفتيش في القطن أمس إلى تنظيم القاعدة في شبه جزيرة العرب.",
        {"aqap accused_of *"},
        {"al-qaeda accused_of *"},
    ),
    # an adjective behind a name that it does not describe
    (
        "قال الوزير إن الأجهزة التي ضبطتها المقاومة الشعبية في مطار عدن إيرانية الصنع.",
        set(),
        {"iran located_at aden-airport"},
    ),
    # to renew shelling is to shell, and says nothing
    (
        "لا تزال مدافع الميليشيات الحوثية تجدد قصفها العشوائي على القرى التابعة لمنطقة جازان.",
        {"houthis perpetrated *"},
        {"houthis confirmed *"},
    ),
    # what somebody expects is no deed
    (
        "توقع الضابط أن «يشن تنظيم داعش هجوما على مدينة إيلات سواء عن طريق البر أو الجو».",
        set(),
        {"isis accused_of *", "* occurred_at eilat"},
    ),
    # who is driven out has driven out nobody
    (
        "تمكن مقاتلو المقاومة الشعبية من طرد الحوثيين من مدينة عدن أمس.",
        {"popular-resistance-yemen perpetrated *"},
        {"houthis perpetrated *"},
    ),
    # whom a fighter is for, and whom a speaker is against
    (
        "استعاد المقاتلون المؤيدون للرئيس اليمني السيطرة أمس على زنجبار.",
        {"* occurred_at zinjibar"},
        {"abd-rabbuh-mansur-hadi perpetrated *"},
    ),
    (
        "قال قائد للقوات المناهضة للحوثيين إن مقاتليه قصفوا مواقع في أبين أمس.",
        {"* occurred_at abyan"},
        {"houthis claimed *", "houthis confirmed *"},
    ),
    (
        "نجحت قوات المقاومة الشعبية الموالية للرئيس اليمني، عبد ربه منصور هادي، في طرد الحوثيين من عدن.",
        {"popular-resistance-yemen perpetrated *", "* targeted houthis"},
        {"* targeted abd-rabbuh-mansur-hadi"},
    ),
    # to direct care is no deed
    (
        "أدى انفجار في العريش أمس إلى مقتل جندي، ووجه اللواء مجدي عبدالغفار بتقديم الرعاية لأسرته.",
        {"* occurred_at arish"},
        {"magdy-abdel-ghaffar perpetrated *"},
    ),
    # what a verb before the noun of a fight leans on
    (
        "تعتمد إيران في المعارك ضد المعارضة السورية في الزبداني على الميليشيات العراقية واللبنانية.",
        {"* occurred_at az-zabadani-sy"},
        {"* targeted iraqi-factions", "* targeted lebanon"},
    ),
    # a hill beside Taiz, not the town of that name in Iran
    (
        "قصف الحوثيون أمس أحياء سكنية في مدينة تعز ومحيط جبل جرة.",
        {"* occurred_at taiz"},
        {"* occurred_at jereh-ir"},
    ),
    # a quarter that is called a town
    (
        "سيطرت المقاومة الشعبية على تعز ثم انتقلت المعارك إلى المدينة الخضراء في شمال عدن.",
        set(),
        {"taiz located_in aden"},
    ),
    # who accuses others of something else
    (
        "اتهم الرئيس الأفغاني أشرف غني أمس باكستان بـ«توجيه رسالة عدائية»، إثر سلسلة اعتداءات في كابل خلفت 56 قتيلا.",
        {"* killed 56", "* occurred_at kabul"},
        {"ashraf-ghani accused_of *"},
    ),
    # a court that judges
    (
        "قضت محكمة جنايات القاهرة بمعاقبة ستة متهمين غيابيا بالإعدام شنقا لإدانتهم في قضية اقتحام حزب في القاهرة.",
        set(),
        {"cairo-criminal-court perpetrated *", "cairo-criminal-court condemned *"},
    ),
    # where bombs are made, and any bombing at all
    (
        "قال غني إن هجمات كابل أمس تثبت أن باكستان تؤوي أماكن لصنع القنابل.",
        {"* occurred_at kabul"},
        {"* used_weapon ied"},
    ),
    ("بعد كل عملية تفجير في مسجد في السعودية تنشر صورة الانتحاري.", set(), {"* is bombing"}),
    # marches, which are written like drones
    (
        "عمت الاحتفالات المدن فرحا بتحرير قاعدة العند، حيث خرج الأهالي في مسيرات حاشدة.",
        {"* occurred_at anad-base"},
        {"* used_weapon drone"},
    ),
    # a responsibility for something else
    (
        "قتل عشرة في تفجير في ديالى أمس. وأكد العبادي أن مسؤولية الإصلاح تقع على عاتق الحكومة.",
        {"* killed 10"},
        {"iraq claimed *", "haider-al-abadi claimed *", "dawa-party claimed *"},
    ),
    # "بريف" is two words
    (
        "قصف الجيش السوري أمس مواقع للمعارضة في سهل الغاب بريف حماة وحقل جزل النفطي بريف تدمر.",
        {"sahl-al-ghab located_in hama-governorate"},
        set(),
    ),
    # a minister with a rank, and a first name that begins like a preposition
    (
        "أعلن وزير الداخلية اليمني اللواء سالم الحديدي أمس وقوع انفجار في عدن.",
        {"text:person:سالم_حديدي leads yemen-interior-ministry"},
        set(),
    ),
    ("زار حاكم لويزيانا بوبي جيندال المدينة بعد الهجوم.", {"text:person:بوبي_جيندال leads louisiana"}, set()),
    # where the states are that the verb tells of
    (
        "تدخلت دول عربية في اليمن عسكريا في مارس الماضي وقصفت مواقع الحوثيين في صنعاء.",
        {"* targeted houthis"},
        {"yemen perpetrated *"},
    ),
    # to begin a deed is to do it
    ("بدأت تشكيلات الجبهة الجنوبية هجوما واسعا على مراكز قوات النظام في درعا.", {"southern-front perpetrated *"}, set()),
    # a nameless man is no target
    (
        "قتل أربعة من مشاة البحرية الأميركية وضابط من البحرية بالرصاص أمس في تشاتانوغا.",
        {"* targeted us-marines"},
        {"* targeted text:unnamedsource:ضابط"},
    ),
]

STANDING: list[Case] = [
    # an office that the catalogue knows, beside a title
    ("وأكدت مصادر مقربة من الرئيس هادي أن المعارك مستمرة.", {"abd-rabbuh-mansur-hadi leads yemen"}, set()),
    (
        "والتقى وزير الدفاع الأميركي أمس نظيره العراقي خالد العبيدي.",
        {"khalid-al-obeidi leads iraq-defence-ministry"},
        {"khalid-al-obeidi leads pentagon"},
    ),
    ("ورفض الحوثيون الهدنة بعد خطاب زعيمهم عبد الملك الحوثي.", {"abdul-malik-al-houthi leads houthis"}, set()),
    ("وأشاد الأهالي في صنعاء بعبد الملك الحوثي والحوثيين.", set(), {"abdul-malik-al-houthi leads houthis"}),
    ("وقال الرئيس السابق عبد ربه منصور هادي إن اليمن بخير.", set(), {"abd-rabbuh-mansur-hadi leads yemen"}),
    # a town and the province that the catalogue puts it into, told in one sentence
    (
        "وفي محافظة ديالى، قتل أربعة أشخاص في تفجير سيارة مفخخة في بلدة المقدادية.",
        {"al-miqdadiyah-iq located_in diyala"},
        set(),
    ),
    ("وقصفت الطائرات الأميركية في العراق أهدافا قرب تلعفر.", {"tall-afar-iq located_in iraq"}, set()),
    ("وبحث العراق مع واشنطن قصف مدينة الفلوجة.", set(), {"al-fallujah-iq located_in iraq"}),
    # who leads, in the ways of the news
    ("وقال محافظ الحديدة التابع لجماعة الحوثي حسن الهيج إن الميناء مفتوح.", {"text:person:حسن_هيج leads hodeidah"}, set()),
    (
        "وقالت حركة «أحرار الجولان» التي يتزعمها الشيخ سالم المحمود إنها انسحبت من القرية.",
        {"text:person:سالم_محمود leads text:armedgroup:احرار_جولان"},
        set(),
    ),
    (
        "وقالت قيادات في الاتحاد الوطني الكردستاني الذي يتزعمه الرئيس العراقي السابق جلال طالباني إن الهدنة خرقت.",
        {"jalal-talabani leads puk"},
        {"jalal-talabani leads iraq"},
    ),
    # who speaks
    (
        "وقال الكولونيل ستيف وارن مسؤول الشؤون العامة لقوة المهام المشتركة إن الغارات أصابت أهدافها.",
        {"steve-warren spokesperson_of cjtf-oir"},
        set(),
    ),
    (
        "وقال محمد الحجازي وهو متحدث باسم الجيش الليبي إن القصف مستمر.",
        {"mohammed-al-hijazi spokesperson_of libya-army"},
        set(),
    ),
    # where forces are
    (
        "ولا يزال الحوثيون يسيطرون على مدينة ذمار ومدينة البيضاء.",
        {"houthis located_at dhamar", "houthis located_at al-bayda-ye"},
        set(),
    ),
    ("وعززت قوات الجيش سيطرتها على مدينة بيجي.", {"iraq-army located_at bayji-iq"}, set()),
    ("ويتخذ تنظيم داعش من مدينة الرقة مقرا له.", {"isis located_at ar-raqqah-sy"}, set()),
    ("ودخل الجيش غابة سامبيسا التي تعد أحد معاقل بوكو حرام.", {"boko-haram located_at sambisa"}, set()),
    ("وانفجرت عبوة قرب نقطة تفتيش تابعة للحوثيين في مدينة إب.", {"houthis located_at ibb"}, set()),
    (
        "وقصفت المقاتلات مواقع الحوثيين وحلفائهم في منطقة صرواح ومدينة مأرب.",
        {"houthis located_at sirwah", "houthis located_at marib-city"},
        set(),
    ),
    # those who follow a leader are the force that he leads, and "و" may leave their noun out
    (
        "وقصفت المقاومة الشعبية مواقع فلول المخلوع صالح في تعز.",
        {"* targeted saleh-forces"},
        {"* targeted ali-abdullah-saleh"},
    ),
    (
        "واشتبكت المقاومة مع أتباع الرئيس المخلوع علي عبد الله صالح في تعز.",
        {"* targeted saleh-forces"},
        {"* targeted ali-abdullah-saleh"},
    ),
    (
        "وشنت المقاومة هجوما على مليشيات الحوثي والمخلوع صالح في لحج.",
        {"* targeted houthis", "* targeted saleh-forces"},
        {"* targeted ali-abdullah-saleh"},
    ),
    ("وقتل عشرة من مسلحي الحوثيين وصالح في عدن.", {"* targeted houthis", "* targeted saleh-forces"}, set()),
    ("وقتل محمد صالح وأحمد صالح في غارة على عدن.", set(), {"* targeted saleh-forces"}),
    # who backs whom
    ("وتقدم إيران الدعم لجماعة الحوثي بالسلاح.", {"houthis backed_by iran"}, {"iran backed_by houthis"}),
    ("ويتلقى الحوثيون دعما من إيران.", {"houthis backed_by iran"}, set()),
    ("وطالبت بوقف الدعم الإيراني للحوثيين.", set(), {"houthis backed_by iran"}),
    ("وأوقفت الولايات المتحدة دعم الرياض للجيش اليمني.", set(), {"us perpetrated *", "* targeted yemen-army"}),
    ("وتقدم الجيش الوطني اليمني المسنود بالمقاومة الشعبية.", {"yemen-army backed_by popular-resistance-yemen"}, set()),
    ("وانسحبت قوات سوريا الديمقراطية التي دربتها الولايات المتحدة.", {"sdf backed_by us"}, set()),
    (
        "وسقطت القاعدة بعد هجوم شنته قوات هادي المدعومة من طيران وسلاح التحالف العربي.",
        {"yemen-army backed_by saudi-coalition"},
        set(),
    ),
    (
        "وتقاتل ميليشيات الحوثي المدعومة بفلول المخلوع علي عبدالله صالح في تعز.",
        {"houthis backed_by saleh-forces"},
        set(),
    ),
]

TAKEOVERS: list[Case] = [
    # a takeover told in a relative clause, on a day that is told
    (
        "ووصل المبعوث للقاء الحوثيين الذين استولوا على صنعاء في سبتمبر الماضي.",
        {"* occurred_at sanaa", "houthis perpetrated *", "* on_date 2014-09"},
        set(),
    ),
    (
        "ووصل المبعوث إلى الرمادي التي سيطر عليها تنظيم داعش في مايو الماضي.",
        {"* occurred_at ramadi-iq", "isis perpetrated *", "* on_date 2015-05"},
        set(),
    ),
    ("ووصل المبعوث إلى الرمادي التي يسيطر عليها تنظيم داعش منذ مايو الماضي.", set(), {"isis perpetrated *"}),
    ("وتوعد التنظيم الذي سيطر على مساحات واسعة في العراق العام الماضي.", set(), {"* is seizure"}),
    # what a relative clause tells of by a pronoun
    ("ووصل المبعوث إلى مدينة تعز التي قصفها الحوثيون أمس.", {"* occurred_at taiz", "houthis perpetrated *"}, set()),
    (
        "ووصل المبعوث إلى مدينة تعز التي شن عليها الحوثيون هجوما أمس.",
        {"* occurred_at taiz", "houthis perpetrated *"},
        set(),
    ),
    # towns that fall
    (
        "وسقطت بلدة أريحا في يد مقاتلي المعارضة السورية في مايو الماضي.",
        {"* is seizure", "* occurred_at ariha-sy", "syrian-opposition perpetrated *"},
        set(),
    ),
    ("وجاء ذلك بعد سقوط مدينة الرمادي بيد تنظيم داعش.", {"* occurred_at ramadi-iq", "isis perpetrated *"}, set()),
    ("وسقط عشرة قتلى من الجيش اليمني في قصف على صنعاء.", {"* killed 10"}, {"* is seizure"}),
]

DEEDS: list[Case] = [
    # "without a pilot" denies nothing, and a drone is no aircraft besides
    (
        "نفذت طائرات أميركية بدون طيار غارة على سيارة في محافظة شبوة أسفرت عن مقتل أربعة من تنظيم القاعدة.",
        {"* used_weapon drone", "* killed 4", "* occurred_at shabwa"},
        {"* used_weapon aircraft"},
    ),
    ("وشن الحوثيون دون هوادة قصفا على مدينة تعز.", {"houthis perpetrated *", "* occurred_at taiz"}, set()),
    # what an explosion shakes
    ("هز انفجار عنيف حي الكرادة في بغداد صباح اليوم.", {"* occurred_at karrada", "* on_date 2015-08-10"}, set()),
    # barrel bombs
    (
        "اتهم المرصد السوري قوات النظام بإلقاء براميل متفجرة على مدينة دوما.",
        {"syria-army accused_of *", "* occurred_at duma-sy", "* used_weapon aircraft"},
        set(),
    ),
    # who destroys what is on the ground intercepts nothing
    (
        "دمرت الطائرات الروسية 12 هدفا لتنظيم داعش في ريف حلب.",
        {"* is attack", "* targeted isis"},
        {"* is interception"},
    ),
    ("دمرت الدفاعات الجوية السعودية صاروخا فوق نجران.", {"* is interception"}, set()),
    # a ministry that tells what its own men did
    (
        "أعلنت وزارة الدفاع الروسية أن طائراتها دمرت 12 هدفا لتنظيم داعش في ريف حلب.",
        {"russia-defence-ministry claimed *"},
        set(),
    ),
    # the men of somebody who was the subject before
    (
        "أعلنت وزارة الدفاع الروسية أن المسلحين انسحبوا وأن مقاتليهم دمروا جسرا في ريف حلب.",
        {"* occurred_at aleppo-governorate"},
        {"russia-defence-ministry claimed *"},
    ),
    # who is said to be behind a deed, without a verb of doing
    (
        "رجحت مصادر أمنية أن يكون تنظيم القاعدة وراء عملية اغتيال العميد سالم ملقاط في شبوة.",
        {"al-qaeda accused_of *"},
        {"al-qaeda perpetrated *"},
    ),
    (
        "وقال وزير الداخلية التركي إن حزب العمال الكردستاني وراء الهجوم في أنقرة.",
        {"pkk accused_of *"},
        {"pkk perpetrated *"},
    ),
    ("ويعتقد أن تنظيم القاعدة وراء التفجير في لاهور.", {"* occurred_at lahore"}, {"al-qaeda perpetrated *"}),
    (
        "أعلنت القيادة المركزية الأميركية أن قواتها قتلت قياديا في تنظيم حراس الدين في ضربة في إدلب.",
        {"centcom claimed *", "* killed 1"},
        set(),
    ),
    (
        "وأعلنت وزارة الدفاع السعودية أن أربعة من جنودها قتلوا في هجوم على جازان.",
        {"saudi-arabia-defence-ministry confirmed *"},
        {"saudi-arabia-defence-ministry claimed *"},
    ),
    # a takeover that a force announces is its own
    (
        "أعلنت قوات الدعم السريع السيطرة على مدينة بابنوسة في ولاية غرب كردفان بعد معارك مع الجيش السوداني.",
        {"rsf claimed *", "* occurred_at babanusa"},
        set(),
    ),
    ("وأعلن الجيش السوداني سيطرة قوات الدعم السريع على مدينة بابنوسة.", set(), {"sudan-army claimed *"}),
    # a denial stands where nothing else tells the happening
    (
        "نفى المتحدث باسم الحوثيين محمد عبد السلام مسؤولية جماعته عن قصف الأحياء السكنية في تعز.",
        {"houthis denied *", "* occurred_at taiz"},
        {"houthis perpetrated *"},
    ),
    # a town that says where the place before it is; a nationality, which is no name; a directorate, which is no district
    ("أصيب جندي إسرائيلي في مخيم الجلزون قرب رام الله.", {"* occurred_at jalazone-camp"}, {"* occurred_at ramallah-ps"}),
    ("استشهد شاب فلسطيني برصاص الاحتلال متأثرا بجروحه في قلقيلية.", {"* killed 1"}, {"* victim text:person:فلسطيني"}),
    (
        "انفجرت عبوة ناسفة قرب مديرية أمن الدقهلية.",
        {"* targeted text:organization:مديريه_امن_دقهليه"},
        {"* occurred_at text:city:امن_دقهليه"},
    ),
    (
        "نفت وزارة الداخلية العراقية وقوع انفجار في بغداد.",
        {"iraq-interior-ministry denied *"},
        {"iraq-interior-ministry confirmed *"},
    ),
    # who denies to have done it denies something that is told of; fire that a force announces is its own, unless it was hit
    (
        "نفى الجيش الإسرائيلي أن يكون قد استهدف مستشفى كمال عدوان.",
        {"israel-army denied *", "* targeted kamal-adwan-hospital"},
        set(),
    ),
    ("نفت كتائب حزب الله قصف السفارة الأميركية في بغداد.", {"kataib-hezbollah denied *"}, {"kataib-hezbollah perpetrated *"}),
    ("نفى الجيش الإسرائيلي شن أي غارة على سوريا.", set(), {"israel-army denied *"}),
    ("أعلنت سرايا القدس إطلاق صواريخ على مستوطنة سديروت.", {"saraya-al-quds claimed *"}, set()),
    ("أعلنت حركة حماس قصف مخيم جباليا ومقتل 20 مدنيا.", {"hamas confirmed *"}, {"hamas claimed *"}),
    ("أعلنت هيئة الحشد الشعبي إطلاق صواريخ على مقرها في جرف الصخر.", set(), {"pmf claimed *"}),
    ("أعلن الجيش الأميركي إطلاق صواريخ على قاعدة عين الأسد في العراق.", {"us-forces confirmed *"}, {"us-forces claimed *"}),
    ("أعلنت كتائب القسام قصف مدينة عسقلان برشقة صاروخية.", {"qassam-brigades claimed *"}, set()),
    ("أعلن الجيش الإسرائيلي إطلاق صواريخ على الجليل.", set(), {"israel-army claimed *"}),
    ("أعلن الجيش السوري قصف مطار دمشق الدولي.", set(), {"syria-army claimed *"}),
    (
        "أعلن الجيش الإسرائيلي إطلاق صواريخ من لبنان على الجليل.",
        {"israel-army confirmed *"},
        {"israel-army claimed *", "lebanon accused_of *"},
    ),
    # the alef of an object after a subject; what a force loses
    (
        "اغتال مسلحون مجهولون ضابطا في الجيش العراقي في منطقة الدورة.",
        {"* killed 1", "* targeted iraq-army", "text:armedgroup:مسلحون_مجهولون perpetrated *"},
        set(),
    ),
    ("اغتيل ضابط في الجيش العراقي في بغداد.", {"* targeted iraq-army"}, set()),
    ("مقتل 17 من الحوثيين بقصف للتحالف على الحديدة.", {"saudi-coalition perpetrated *"}, {"* targeted saudi-coalition"}),
    ("مقتل جندي سعودي بنيران الحوثيين على الحدود.", {"houthis perpetrated *"}, set()),
    (
        "أعلنت مصادر في المقاومة الشعبية أنها قتلت 17 من عناصر ميليشيا الحوثي في مأرب.",
        {"popular-resistance-yemen claimed *"},
        set(),
    ),
    (
        "سقط عشرات القتلى والجرحى من الحوثيين، جراء غارات شنها طيران التحالف، استهدفت تجمعا لهم بمدينة الحديدة.",
        {"saudi-coalition perpetrated *", "* targeted houthis"},
        {"houthis perpetrated *"},
    ),
    # whom a spokesman accuses; what is no genitive of a plural; whose death a pronoun tells; where a drone came from
    (
        "حمّل المتحدث باسم الحكومة اليمنية راجح بادي الحوثيين مسؤولية الهجوم الصاروخي على معسكر في مأرب.",
        {"houthis accused_of *"},
        {"yemen accused_of *"},
    ),
    (
        "اغتال مسلحون القيادي في الحراك أحمد الإدريسي في عدن وأدى الهجوم إلى مقتله وثلاثة من مرافقيه.",
        {"* victim text:person:احمد_ادريسي", "* killed 4"},
        {"text:person:احمد_ادريسي perpetrated *"},
    ),
    (
        "استهدف انفجار موكب محافظ عدن اللواء جعفر محمد سعد في حي التواهي، ما أدى إلى مقتله وستة من مرافقيه.",
        {"* victim jaafar-mohammed-saad", "* killed 7"},
        set(),
    ),
    ("قال العقيد محمد حجازي إن مسلحا فجر نفسه في بنغازي ما أدى إلى مقتله.", set(), {"* victim mohammed-al-hijazi"}),
    ("أعلن الرئيس الأميركي دونالد ترامب مقتله في غارة أميركية في إدلب.", set(), {"* victim donald-trump"}),
    ("استهدف انفجار موكب الوزير علي الحسن مع زوجته في بغداد، ما أدى إلى مقتلها.", set(), {"* victim text:person:علي_حسن"}),
    ("قتل خمسة أشخاص في قصف للأونروا في غزة.", {"* targeted unrwa"}, {"unrwa perpetrated *"}),
    ("أصيب شابان في عملية طعن من مستوطنين في الخليل.", {"* wounded 2"}, {"* targeted settlers"}),
    ("قال تلفزيون الميادين إن ثلاثة أشخاص قتلوا في غارة على بلدة الخيام.", {"* killed 3", "* occurred_at khiam"}, set()),
    ("أسقط الجيش الأردني في محافظة المفرق طائرة مسيرة قادمة من سوريا.", {"jordan-army perpetrated *"}, {"* occurred_at syria"}),
    # what fell is told before the verb; a raid and "another", of one verb
    (
        "أطلق مسلحون فلسطينيون صاروخا من قطاع غزة سقط في منطقة مفتوحة قرب سديروت دون إصابات.",
        {"* occurred_at sderot"},
        set(),
    ),
    (
        "شن الطيران الإسرائيلي غارة على بلدة عيترون، وأخرى على بلدة بليدا جنوب لبنان.",
        {"israel-air-force perpetrated *", "* occurred_at aitaroun", "* occurred_at blida-lb"},
        set(),
    ),
    # sites of one kind, told by a plural
    (
        "شنت الطائرات غارات على مطاري صنعاء والحديدة.",
        {"* targeted sanaa-airport", "* targeted hodeidah-airport"},
        {"* occurred_at sanaa"},
    ),
    ("قصف الطيران مطاري صنعاء والحديدة.", {"* targeted sanaa-airport", "* targeted hodeidah-airport"}, set()),
    ("أغارت الطائرات على معسكرات صعدة وعمران وصنعاء.", {"* occurred_at sanaa", "* occurred_at saada"}, set()),
    ("استهدف القصف قاعدتي عين الأسد وحرير.", {"* targeted ain-al-asad", "* targeted harir-base"}, set()),
    (
        "سقطت قذائف صاروخية على شارعي الثورة وبغداد بالعاصمة دمشق.",
        {"* occurred_at text:site:شارع_بغداد"},
        {"* occurred_at baghdad-iq"},
    ),
    ("انفجرت طائرة مسيرة مفخخة فوق معسكر للبيشمركة في قضاء ماوت.", {"* used_weapon drone"}, {"* used_weapon car_bomb"}),
]


FIGHTS: list[Case] = [
    # a deed by losses, a massacre, an operation, "to finish off" and what is built like them
    ("كبّد الجيش السوري عناصر تنظيم داعش خسائر فادحة في ريف حماة.", {"syria-army perpetrated *", "* targeted isis"}, set()),
    ("ألحق الجيش الليبي خسائر كبيرة بعناصر تنظيم داعش في سرت.", {"libya-army perpetrated *", "* targeted isis"}, set()),
    ("ارتكب الجيش السوري مجزرة في دوما راح ضحيتها 20 مدنيا.", {"syria-army perpetrated *", "* killed 20"}, set()),
    ("نفذت وحدات من الجيش العراقي عملية ضد تنظيم داعش في بيجي.", {"iraq-army perpetrated *", "* targeted isis"}, set()),
    (
        "قضى الجيش السوري على 30 من عناصر تنظيم داعش في إدلب.",
        {"syria-army perpetrated *", "* targeted isis"},
        {"* targeted syria-army"},
    ),
    ("الجيش السوري يدك معاقل تنظيم داعش في إدلب.", {"syria-army perpetrated *", "* targeted isis"}, set()),
    ("أطلقت الحكومة العراقية حملة إعلامية ضد تنظيم داعش في بغداد.", set(), {"* targeted isis"}),
    # what has the article owns nothing behind it
    (
        "قصف الطيران مجموعات مسلحة في ريف حماة.",
        {"* targeted text:armedgroup:مجموعات_مسلحه"},
        {"text:armedgroup:مجموعات_مسلحه perpetrated *"},
    ),
    ("هاجم الثوار مواقع الحوثيين في الضالع جنوبي اليمن.", {"popular-resistance-yemen perpetrated *"}, set()),
    ("معارك بين قبائل مأرب والحوثيين في صرواح.", {"marib-tribes perpetrated *"}, set()),
    ("فتك تنظيم داعش بعناصر من الجيش السوري في البادية.", {"isis perpetrated *", "* targeted syria-army"}, set()),
    # a campaign of words, a judgement, those who only back an alliance
    ("شنت السعودية حملة ضد إيران في الأمم المتحدة.", set(), {"* targeted iran"}),
    ("قضى الحكم الصادر في القاهرة على خمسة من قيادات الإخوان المسلمين بالسجن.", set(), {"* targeted muslim-brotherhood"}),
    ("حاربت الدول الداعمة للتحالف الدولي وفي مقدمتها إيران داعش.", set(), {"iran part_of coalition"}),
    (
        "نفت وزارة الدفاع السورية سيطرة المعارضة على معرة النعمان.",
        {"syria-defence-ministry denied *"},
        {"syrian-opposition accused_of *", "syrian-opposition perpetrated *"},
    ),
    # a town whose name means other things too, in a report of its state
    ("ارتكب الجيش السوري مجزرة في دوما.", {"* occurred_at duma-sy"}, set()),
    ("سيطر الحوثيون على عمران بعد معارك مع الجيش اليمني.", {"* occurred_at amran"}, set()),
    # who admits fire owns it, unless his own was hit
    ("اعترف الجيش الأميركي بقصف مستشفى قندوز عن طريق الخطأ.", {"us-forces claimed *"}, {"us-forces confirmed *"}),
    ("اعترف الجيش السوري بقصف مواقعه في درعا.", set(), {"syria-army claimed *"}),
    # a promise of a deed, whatever carries it
    ("تعهد الجيش العراقي باستعادة السيطرة على الموصل من داعش.", set(), {"iraq-army claimed *", "* targeted isis"}),
    ("دعا الرئيس إلى استعادة السيطرة على الموصل من داعش.", set(), {"* targeted isis"}),
    # a helicopter with a nationality, fire by the loser, help asked for, words for arms, a campaign of words
    ("قصف الطيران المروحي الأمريكي مواقع داعش في دير الزور في سوريا.", set(), {"syria-air-force perpetrated *"}),
    ("كبد مقاتلو الحوثي خسائر كبيرة على يد الجيش اليمني.", set(), {"houthis perpetrated *"}),
    ("تصدى الجيش اللبناني لمحاولة تسلل وطالب بدعم من فرنسا.", set(), {"lebanon-army backed_by france"}),
    ("زودت إسرائيل حزب الله بمعلومات خاطئة عبر عميل مزدوج.", set(), {"hezbollah backed_by israel"}),
    ("لم يعد تنظيم داعش يسيطر على مناطق في العراق.", set(), {"isis located_at iraq"}),
    # verbs that are written like nouns
    ("أسر الجيش السوري عددا من عناصر تنظيم داعش خلال معارك في إدلب.", {"syria-army perpetrated *"}, {"* targeted syria-army"}),
    ("بسط الجيش السوري سيطرته على مدينة إدلب.", {"syria-army perpetrated *", "* occurred_at idlib-sy"}, set()),
    # what carries a deed, as a noun; how a place was won; men of a body
    ("عاد السكان بعد تمكن قوات النظام السوري من استعادة السيطرة على إدلب.", {"syria-army perpetrated *"}, set()),
    ("استعادت القوات العراقية السيطرة على بيجي بعد طرد تنظيم داعش منها.", {"* targeted isis"}, set()),
    ("نفذت القوات العراقية عملية نوعية استهدفت قياديا في تنظيم داعش بمدينة بيجي.", {"* targeted isis"}, set()),
    # who tells is none of those whose death he tells
    ("أعلن العميد محمد الحميدي مقتل 3 من الحوثيين في الضالع.", {"text:person:محمد_حميدي confirmed *"}, {"houthis confirmed *"}),
    # who leads a body that was named before, or that is described behind
    (
        "أعلن لواء التوحيد أنه شن هجوما على البلدة. وقال قائد اللواء، العميد سالم المحمدي، إن المعارك مستمرة.",
        {"text:person:سالم_محمدي leads liwa-al-tawhid"},
        set(),
    ),
    (
        "أصيب آمر الفوج 12 المكلف بحماية السد العقيد سامي الراشد.",
        {"text:person:سامي_راشد leads text:stateforce:فوج_12"},
        set(),
    ),
    (
        "قتل قائد محور أبين العسكري اللواء سالم العوذلي في كمين.",
        {"text:person:سالم_عوذلي leads abyan-axis"},
        set(),
    ),
    (
        "وقال رئيس المركز العربي للأمن والدراسات الدكتور فهد العتيبي إن الهجوم متوقع.",
        {"text:person:فهد_عتيبي leads text:organization:مركز_عربي_للامن_والدراسات"},
        set(),
    ),
    (
        "رفضت كتلة الأحرار بزعامة نائب رئيس الجمهورية أسامة النجيفي الخطة.",
        {"usama-al-nujaifi leads text:organization:كتله_احرار"},
        set(),
    ),
    # who backs whom, by help in a fight, arms or an oath; who only asks for help has none
    ("حررت المقاومة الشعبية المدينة بمساندة قوات التحالف العربي.", {"popular-resistance-yemen backed_by saudi-coalition"}, set()),
    ("تعهد التحالف العربي بمساندة المقاومة الشعبية في تعز.", set(), {"saudi-coalition backed_by popular-resistance-yemen"}),
    ("زودت فرنسا الجيش اللبناني بصواريخ جديدة.", {"lebanon-army backed_by france"}, set()),
    ("جددت حركة الشباب بيعتها لتنظيم القاعدة.", {"al-shabaab backed_by al-qaeda"}, set()),
    # what belongs to what
    ("رفضت دول حلف شمال الأطلسي وفي مقدمتها بريطانيا الخطة.", {"uk part_of nato"}, set()),
    (
        "ناقشت لجنة القوات المسلحة في الكونغرس الأميركي الميزانية.",
        {"text:organization:لجنه_قوات_مسلحه part_of congress"},
        set(),
    ),
    # who holds what
    ("تفرض حركة الشباب التي تسيطر منذ سنوات على أجزاء كبيرة من الصومال ضرائب.", {"al-shabaab located_at somalia"}, set()),
    ("أصبحت بلدة تل تمر اليوم تحت سيطرة وحدات حماية الشعب.", {"ypg located_at tall-tamr-sy"}, set()),
    ("طالبت منظمة العفو الدولية ومقرها لندن بتحقيق.", {"amnesty located_at london-gb"}, set()),
    ("تجمع طلاب في ميدان التحرير وسط العاصمة القاهرة.", {"tahrir-square-cairo located_in cairo-eg"}, set()),
    # lists of places in quotation marks, and each with its side of another
    ("اندلعت مواجهات في مناطق «الشقب والمسراخ» بمحافظة تعز.", {"* occurred_at text:city:شقب"}, set()),
    # short names of those who fight in a state
    ("أحكمت القوات العراقية قبضتها على مدينة الفلوجة بعد أسبوعين.", {"iraq-security-forces perpetrated *"}, set()),
    ("استهدف الطيران المروحي بلدة حيان في شمال سوريا.", {"syria-air-force perpetrated *"}, set()),
    (
        "دارت اشتباكات بين قوات النظام والكتائب المقاتلة في ريف حلب.",
        {"syrian-opposition perpetrated *", "syria-army perpetrated *"},
        set(),
    ),
    ("هاجم مسلحون بلدتي نبل والزهراء في شمال سوريا.", {"* occurred_at nubl-sy", "* occurred_at zahraa-aleppo"}, set()),
]


NOT_TOLD: list[Case] = [
    # what is demanded, aimed at, found, cared for or made of strong stuff is no deed
    ("قال المحافظ إن تأمين البلدة يتطلب مزيدا من الجنود وتوجيه ضربات إلى مواقع داعش في تكريت.", set(), {"* targeted isis"}),
    ("قال الوزير إن الخلية تهدف إلى تفجير قنبلة وسط باريس.", set(), {"* occurred_at paris-fr"}),
    ("فجر خبراء الجيش ست عبوات ناسفة عثر عليها جنوب مدينة رفح.", set(), {"* used_weapon ied", "* occurred_at rafah-gaza"}),
    (
        "قال مدير المستشفى إنه تم نقل 40 جريحا إلى الأردن عبر طائرة سعودية.",
        set(),
        {"* targeted jordan", "* used_weapon aircraft"},
    ),
    ("قامت فرق الهلال الأحمر بإسعاف جرحى الحوثيين في عدن.", set(), {"* targeted houthis", "yemen-red-crescent perpetrated *"}),
    ("سقطت طائرة تابعة للجيش السوري بسبب خلل فني في ريف حماة.", set(), {"syria-army perpetrated *", "* is rocket_attack"}),
    ("ألقيت على البلدة قنابل مسيلة للدموع وأصيب ثلاثة شبان في بيت لحم.", {"* wounded 3"}, {"* used_weapon ied"}),
    # ... but a bomb under a car is one, and sources are no finders
    ("فجر مجهولون عبوة ناسفة تحت سيارة مدير الأمن في بغداد.", {"* used_weapon ied", "* occurred_at baghdad-iq"}, set()),
    ("وقال الضابط إنه تم تفجير عبوة ناسفة بحسب مصادر أمنية في بغداد.", {"* used_weapon ied"}, set()),
    # the dead of "the attack" are no doers of it
    (
        "قتل في الهجوم أيضا جنود وشرطيون في مدينة الرمادي.",
        {"* targeted iraq-army", "* targeted iraq-police"},
        {"iraq-army perpetrated *"},
    ),
    # what moves is hit, and no place
    (
        "انفجر لغم لدى مرور رتل لتنظيم داعش قرب الموصل.",
        {"* occurred_at mosul-iq", "* targeted isis"},
        {"* occurred_at text:site:رتل_لتنظيم_داعش"},
    ),
    # an emergency is announced, and not the attack before it; a member is not the council
    ("أعلنت تونس حالة الطوارئ إثر هجوم قتل فيه عشرون سائحا في سوسة.", {"* killed 20"}, {"tunisia confirmed *"}),
    (
        "أكد فالح الجبوري عضو مجلس محافظة نينوى أن هجوما وقع في تلعفر.",
        {"* occurred_at tall-afar-iq"},
        {"nineveh-council confirmed *"},
    ),
    # a state that is rid of somebody, and one that owns what was hit
    ("واصل الجيش اليمني تطهير اليمن من مسلحي القاعدة.", {"* occurred_at yemen"}, {"* targeted yemen"}),
    ("قصفت الطائرات منشآت البلاد النفطية في عدن.", {"* occurred_at aden"}, {"* targeted yemen"}),
    # who stands behind the head of somebody's office is not his chief; a place within a group's name lies nowhere
    ("قال مدير مكتب زعيم جماعة الحوثي، أحمد السالمي، إن المفاوضات مستمرة.", set(), {"text:person:احمد_سالمي leads houthis"}),
    ("قال مدير مكتب الرئيس عبد السلام المحمدي في صنعاء إن الوضع هادئ.", set(), {"text:person:عبدالسلام_محمدي leads yemen"}),
    ("أعلن مكتب رئيس الوزراء التركي أحمد داود أوغلو القرار.", {"ahmet-davutoglu leads turkey"}, set()),
    (
        "قصفت الطائرات مقرا لجبهة النصرة (تنظيم القاعدة في بلاد الشام) في ريف إدلب.",
        {"* targeted nusra-front"},
        {"* targeted al-qaeda", "levant-region located_in idlib-governorate"},
    ),
    # a site lies in the town that its name holds
    ("استهدف انتحاري مستشفى الفلوجة العام.", {"text:site:مستشفي_فلوجه_عام located_in al-fallujah-iq"}, set()),
    ("وقع انفجار على طريق صنعاء.", set(), {"text:site:طريق_صنعا located_in sanaa"}),
    # who speaks for those that fight a group speaks not for it, nor for whom his words name
    (
        "قال المتحدث باسم العشائر المتصدية لتنظيم داعش، محمد الشعباني، إن غارة أصابت موقعا في الرمادي.",
        {"* occurred_at ramadi-iq"},
        {"isis confirmed *"},
    ),
    (
        "وأكد سالم محمود المستشار الإعلامي في رئاسة الإقليم «إن على حزب العمال الكردستاني أن يدين هجوما قتل فيه جندي في أربيل».",
        {"* occurred_at erbil-iq"},
        {"pkk confirmed *"},
    ),
    (
        "قال الممثل الخاص للأمين العام للأمم المتحدة في العراق يان كوبيش إن هجوما وقع في بغداد.",
        {"united-nations confirmed *"},
        {"jan-kubis leads united-nations", "ban-ki-moon confirmed *"},
    ),
    # mortars are no mines; a town beside another one
    ("قصف المسلحون البلدة بقنابل الهاون وأصيب ثلاثة في تعز.", {"* used_weapon artillery"}, {"* used_weapon ied"}),
    ("قتل ثلاثة في هجوم على رواندز في شرق أربيل.", {"* occurred_at ruwandiz-iq"}, {"ruwandiz-iq located_in erbil-iq"}),
    # what is near, awaited or entrusted to somebody has not come
    ("قال القائد إن تحرير مدينة تعز بات قريبا.", set(), {"* occurred_at taiz"}),
    ("قتل خمسة في هجوم قريب من السفارة في كابل.", {"* killed 5", "* occurred_at kabul"}, set()),
    ("كلف الرئيس الجيش عملية استعادة السيطرة على مدينة الموصل.", set(), {"* occurred_at mosul-iq"}),
    # the state in the name of a lake
    ("قتلت بوكو حرام عشرة صيادين على ضفاف بحيرة تشاد.", {"boko-haram perpetrated *"}, {"* targeted chad"}),
    ("وأكد الوزير أن الأيام المقبلة ستشهد تحرير مدينة تعز من الحوثيين.", set(), {"* targeted houthis"}),
    # what is named for somebody; the other side of a fight
    ("قدم مركز الملك سلمان للإغاثة مساعدات إلى سكان عدن.", set(), {"king-salman leads saudi-arabia"}),
    (
        "اندلعت اشتباكات بين القوات الموالية للرئيس عبد ربه منصور هادي ومسلحي جماعة الحوثي في تعز.",
        {"* occurred_at taiz", "yemen-army backed_by abd-rabbuh-mansur-hadi"},
        {"yemen-army backed_by houthis"},
    ),
    # two words before a name
    ("أكد قائم مقام قضاء هيت خالد سعيد أن القوات قصفت ناحية كبيسة.", {"text:person:خالد_سعيد confirmed *"}, set()),
]


WHOSE: list[Case] = [
    # what somebody has is hit, his men and guns hit
    ("أسندت المروحيات القوات البرية بقصف أوكار داعش في وادي حوران.", {"* targeted isis"}, {"isis perpetrated *"}),
    ("تم قصف آليات للحوثيين في مأرب.", {"* targeted houthis"}, {"houthis perpetrated *"}),
    ("بدأت المقاتلات بقصف منازل الحوثيين في صعدة.", {"* targeted houthis"}, {"houthis perpetrated *"}),
    ("قتل ثلاثة في قصف مدفعية الحوثيين في تعز.", {"houthis perpetrated *"}, {"* targeted houthis"}),
    # an ambush of a group is a deed, a post of the police a place
    (
        "قتل ثلاثة جنود في كمين لتنظيم داعش قرب ناحية الرشاد جنوب كركوك.",
        {"isis perpetrated *", "* occurred_at rashad-kirkuk"},
        {"* occurred_at text:site:كمين_لتنظيم_داعش"},
    ),
    ("قتل جنديان في هجوم على كمين للشرطة في العريش.", {"* targeted text:site:كمين_شرطه@d"}, set()),
    # what hangs together is no site
    (
        "قصفت طائرة مسيرة سيارة مدنية على طريق الحسكة - القامشلي أمس.",
        {"* occurred_at text:site:طريق_حسكه_-_قامشلي", "* used_weapon drone"},
        {"* targeted text:site:طايره_مسيره_سياره@d", "* occurred_at al-hasakah-sy", "* targeted text:site:طريق_حسكه_-_قامشلي"},
    ),
    ("انفجرت عبوة ناسفة على طريق بغداد - كركوك.", {"* used_weapon ied"}, {"* occurred_at kirkuk-iq", "* occurred_at baghdad-iq"}),
    # who announces that he killed somebody did it; who announces that somebody was killed, or watches, did not
    ("أعلنت واشنطن قتل قيادي في تنظيم خراسان بضربة جوية في سوريا.", {"us claimed *"}, {"us confirmed *"}),
    ("أعلن المتحدث باسم التحالف قتل قيادي في داعش في الموصل.", {"coalition claimed *"}, {"coalition confirmed *"}),
    ("أعلن الجيش التركي مقتل 30 مسلحا من داعش في جرابلس.", {"turkey-army confirmed *"}, {"turkey-army claimed *"}),
    ("أعلن المرصد السوري قتل قيادي في جبهة النصرة بغارة.", {"* targeted nusra-front"}, {"sohr claimed *"}),
    ("قتل أربعة جنود أتراك في هكاري، كما أعلنت أنقرة.", {"* killed 4"}, {"turkey claimed *"}),
    # earlier deeds behind "سبق"
    ("وسبق لمروحية عراقية أن قصفت مقرا للتنظيم في قضاء هيت.", {"iraq perpetrated *", "* occurred_at hit"}, set()),
    ("سبق للجيش التركي أن قصف سنوني.", {"turkey-army perpetrated *", "* occurred_at sinuni"}, set()),
    # where something came to harm by a deed
    ("تضررت ثلاثة منازل في حي الكرادة ببغداد إثر قصف بطائرة مسيرة.", {"* occurred_at karrada", "* used_weapon drone"}, set()),
    ("اندلع حريق كبير في حي المنصور ببغداد جراء سقوط صاروخ كاتيوشا.", {"* occurred_at mansour-baghdad"}, set()),
    # sieges, losses, answers by a deed
    ("طوقت القوات العراقية مدينة الرمادي صباح أمس.", {"iraq-security-forces perpetrated *", "* occurred_at ramadi-iq"}, set()),
    ("قتل مدني في بلدة مضايا المحاصرة بريف دمشق.", {"* killed 1"}, {"* is ground_operation"}),
    ("خسرت جماعة الحوثي 20 من مقاتليها في معارك مأرب.", {"* targeted houthis"}, {"houthis perpetrated *"}),
    (
        "رد الجيش العراقي على الهجوم بقصف مواقع المسلحين في الكرمة.",
        {"iraq-army perpetrated *", "* occurred_at karmah"},
        set(),
    ),
    (
        "ردت إيران في الثالث من الشهر الجاري بعشرات الصواريخ على إسرائيل.",
        {"iran perpetrated *", "* targeted israel", "* on_date 2015-08-03", "* used_weapon rocket"},
        set(),
    ),
    ("شن الطيران السعودي عدوانا على صنعاء أمس.", {"royal-saudi-air-force perpetrated *", "* occurred_at sanaa"}, set()),
    ("هاجم مسلحون كمينا للشرطة في العريش.", {"* targeted text:site:كمين_شرطه@d"}, set()),
    # where the dead were brought
    ("نقل ثلاثة جنود قتلوا في تعز إلى عدن.", {"* occurred_at taiz"}, {"* occurred_at aden"}),
    # who one of the dead was
    (
        "أعلنت حركة حماس أن أحد القتلى في الغارة على رفح هو القائد الميداني سليم الورداني.",
        {"* victim text:person:سليم_ورداني", "* occurred_at rafah-gaza"},
        set(),
    ),
    (
        "قتل ستة في غارة على رفح، ومن بين القتلى القيادي سليم الورداني.",
        {"* victim text:person:سليم_ورداني"},
        {"* targeted text:person:سليم_ورداني"},
    ),
    # part in a deed is an accusation, unless it is denied
    ("أكد وزير الداخلية ضلوع حزب العمال الكردستاني في تفجير أنقرة.", {"pkk accused_of *"}, set()),
    (
        "نفت وزارة الخارجية تورط إيران في الهجوم على السفارة في صنعاء.",
        {"iran-foreign-ministry denied *"},
        {"iran accused_of *"},
    ),
    ("وتلوذ أنقرة بالصمت حيال الغارة على مخيم مخمور.", {"turkey declined_comment *"}, set()),
    # whom the passive of a killing names was killed, whoever's man he was
    (
        "اغتيل القائد العسكري في حزب الله فؤاد شكر في بيروت.",
        {"* victim fuad-shukr"},
        {"fuad-shukr perpetrated *"},
    ),
    ("اغتيل القيادي في كتائب القسام مازن فقها أمام منزله في غزة.", set(), {"qassam-brigades perpetrated *"}),
    ("عشرة مدنيين قتلهم الجيش السوري في دوما.", {"syria-army perpetrated *"}, {"* targeted syria-army"}),
    # whose what was hit is
    ("فجرت كتائب القسام دبابة إسرائيلية شرق غزة.", {"qassam-brigades perpetrated *"}, {"israel perpetrated *"}),
    (
        "أعلنت كتائب القسام أن عناصرها فجروا دبابة إسرائيلية شرق غزة.",
        {"qassam-brigades claimed *"},
        {"israel accused_of *"},
    ),
    ("أسقط داعش مروحية للجيش العراقي قرب بيجي.", {"isis perpetrated *"}, {"iraq-army perpetrated *"}),
    (
        "أدان مجلس الأمن الهجوم على بعثة الأمم المتحدة في كيدال.",
        {"* targeted text:organization:بعثه_امم_متحده", "un-security-council condemned *"},
        {"united-nations perpetrated *", "un-security-council claimed *"},
    ),
    ("أعلن الحوثيون الهجوم على منشآت شركة أرامكو في بقيق.", {"* targeted aramco"}, {"aramco accused_of *"}),
    # who held a town did not take it when it was taken from him
    (
        "استعادت القوات العراقية بلدة كبيسة من سيطرة تنظيم داعش.",
        {"iraq-security-forces perpetrated *", "* targeted isis"},
        {"isis perpetrated *"},
    ),
    ("تمكن الجيش السوري من السيطرة على بلدة عتمان في درعا.", {"syria-army perpetrated *"}, set()),
    # a claim that is denied, and one that is doubted
    ("نفت طالبان إصدار بيان باسمها يتبنى الهجوم على الفندق في كابل.", set(), {"taliban claimed *"}),
    ("ادعى الحوثيون أنهم قصفوا مطار أبها.", {"houthis claimed *", "* targeted abha-airport"}, set()),
    # accuser and accused side by side
    ("اتهم بنيامين نتنياهو حماس بقصف عسقلان.", {"hamas accused_of *", "* occurred_at ashkelon-il"}, set()),
    ("اتهم جون كيري روسيا بقصف مستشفى في حلب.", {"russia accused_of *"}, set()),
    (
        "اتهم المتحدث باسم الجيش اليمني عبده مجلي الحوثيين بقصف مأرب.",
        {"houthis accused_of *", "abdo-majli spokesperson_of yemen-army"},
        {"abdo-majli accused_of *"},
    ),
    ("قتل مدني بانفجار لغم زرعه حزب العمال الكردستاني في هكاري.", {"pkk perpetrated *"}, set()),
    # what is to come or is denied is no deed of anybody's
    ("إذا قصفت إسرائيل بيروت فسيرد حزب الله بقصف تل أبيب.", set(), {"hezbollah perpetrated *", "* occurred_at tel-aviv"}),
    ("أكد القائد أن قواته سترد بقصف مواقع داعش في سنجار.", set(), {"* targeted isis"}),
    (
        "نفت وزارة الدفاع الروسية الأنباء عن شن غارات روسية على مستشفى في إدلب.",
        {"russia-defence-ministry denied *"},
        {"russia perpetrated *"},
    ),
    # what stands behind a clause that describes who struck
    (
        "هاجم مسلحون يرتدون زيا عسكريا مركزا للشرطة في كركوك.",
        {"* targeted iraq-police", "* targeted text:site:مركز_شرطه@d", "* occurred_at kirkuk-iq"},
        {"iraq-police perpetrated *"},
    ),
    ("اغتال الموساد القيادي في حماس محمود المبحوح في دبي.", {"mossad perpetrated *"}, {"mossad part_of hamas"}),
    # a prime minister does not speak for his party
    ("أكد رئيس الوزراء حيدر العبادي أن هجوما وقع في بغداد.", {"haider-al-abadi confirmed *"}, {"dawa-party confirmed *"}),
    ("قال الأمين العام لحزب الله حسن نصر الله إن غارة استهدفت مدينة القصير في سوريا.", {"hezbollah confirmed *"}, set()),
    # who sat in the car that was hit
    (
        "استهدفت طائرة من دون طيار سيارة تقل عناصر من تنظيم القاعدة في شبوة.",
        {"* targeted al-qaeda", "* occurred_at shabwa", "* used_weapon drone"},
        {"al-qaeda perpetrated *"},
    ),
]


WHICH: list[Case] = [
    # a name does not tell by itself in which state its town lies
    ("أعلن الجيش السوري مقتل خمسة من عناصره في هجوم قرب القنيطرة أمس.", {"* occurred_at al-qunaytirah-sy"}, set()),
    ("أعلن الجيش السوري مقتل خمسة من عناصره في هجوم قرب السخنة أمس.", {"* occurred_at as-sukhnah-sy"}, set()),
    ("أعلنت إيران مقتل ضابط من الحرس الثوري في درعا.", {"* occurred_at dara-sy"}, set()),
    ("قصف الطيران السوري أطراف قرية قصر بيتونيا.", set(), {"* occurred_at baytunya-ps"}),
    # towns that the parser takes for nouns or verbs
    ("سيطر الجيش السوري على تدمر بعد معارك عنيفة.", {"* occurred_at tadmur-sy"}, set()),
    ("سيطر الجيش السوري على عفرين بعد معارك عنيفة.", {"* occurred_at afrin-sy"}, set()),
    ("أعلن الجيش العراقي مقتل خمسة من عناصره في هجوم قرب القائم أمس.", {"* occurred_at al-qaim-iq"}, set()),
    # a governor behind his governorate
    (
        "أعلن محافظ صلاح الدين أحمد الجبوري مقتل ثلاثة في سامراء.",
        {"text:person:احمد_جبوري leads salah-al-din", "* occurred_at samarra-iq"},
        set(),
    ),
    # the forces of the speaker's state
    (
        "قال وزير الدفاع التركي خلوصي أكار إن قوات بلاده قصفت مواقع لحزب العمال الكردستاني في هكاري.",
        {"turkey-army perpetrated *", "* targeted pkk"},
        set(),
    ),
    (
        "قال الرئيس التركي رجب طيب أردوغان في بغداد إن قوات بلاده قصفت مواقع لحزب العمال الكردستاني في سنجار.",
        {"turkey-army perpetrated *"},
        {"iraq-army perpetrated *"},
    ),
    (
        "قالت روسيا إن هجوما وقع في إدلب وإن قوات بلادها قصفت مدينة تدمر في سوريا.",
        set(),
        {"syria-army perpetrated *", "syria-army accused_of *"},
    ),
    # short forms: by a name that the catalogue knows, a base, and al-Qaeda where there is no base
    (
        "أعلنت عصائب أهل الحق مقتل أحد مقاتليها. وقالت الحركة إنها استهدفت قاعدة حرير.",
        {"asaib-ahl-al-haq claimed *", "* targeted harir-base"},
        set(),
    ),
    (
        "هاجم مقاتلو تنظيم القاعدة في جزيرة العرب دورية. وأعلن التنظيم أن مقاتليه استهدفوا القاعدة العسكرية في المكلا.",
        {"aqap claimed *"},
        {"* targeted al-qaeda", "al-qaeda located_at mukalla"},
    ),
    ("قتل خمسة جنود يمنيين في هجوم نفذته القاعدة في أبين.", {"al-qaeda perpetrated *", "* occurred_at abyan"}, set()),
    # soldiers of a state, whose adjective is written like its name
    ("قتل 20 جنديا سوريا في هجوم لداعش في تدمر.", {"* targeted syria-army", "* killed 20"}, {"* targeted syria"}),
    ("دعت روسيا سوريا إلى وقف قصف دوما.", set(), {"* targeted syria-army"}),
    # a killing and what killed
    (
        "أعلن الجيش الإسرائيلي اغتيال القيادي في حزب الله طالب عبد الله في غارة على بلدة جويا جنوبي لبنان.",
        {"israel-army claimed *", "* victim taleb-abdullah", "* occurred_at jouaiya"},
        {"israel-army confirmed *"},
    ),
    ("أقر التحالف العربي بقصف حافلة تقل أطفالا في ضحيان بصعدة.", {"saudi-coalition claimed *", "* occurred_at dahyan"}, set()),
    # an occurrence that is denied, of which nothing else is told
    (
        "نفى مصدر عسكري سوري وقوع أي غارة إسرائيلية على مدينة تدمر.",
        {"text:unnamedsource:مصدر_سوري_عسكري denied *", "* occurred_at tadmur-sy"},
        {"israel perpetrated *"},
    ),
    ("نفت وزارة الدفاع الروسية وقوع هجوم على قاعدة حميميم.", {"russia-defence-ministry denied *"}, set()),
    ("نفت إيران وقوع أي غارة على أراضيها.", set(), {"* occurred_at iran", "* targeted iran"}),
    # nobody's activists
    ("اتهم ناشطون النظام السوري بقصف دوما بريف دمشق.", {"syria accused_of *"}, set()),
]


ACTIVE: list[Case] = [
    # who hurts and kills, by the object behind him; the dead of a force are hit
    ("أصاب الحوثيون طفلة برصاص قناص في تعز.", {"houthis perpetrated *"}, {"* targeted houthis"}),
    ("أصابت قوات الاحتلال ثلاثة شبان في جنين.", {"israel-army perpetrated *"}, {"* targeted israel-army"}),
    ("قتل الحوثيون مدنيين في تعز.", {"houthis perpetrated *"}, {"* targeted houthis"}),
    ("قتلت طالبان عشرات الجنود في قندوز.", {"taliban perpetrated *", "* targeted afghanistan-army"}, {"* targeted taliban"}),
    ("قتلت الشرطة أحد أخطر المطلوبين في سيناء.", {"egypt-police perpetrated *"}, {"* targeted egypt-police"}),
    (
        "قتل الجيش الإسرائيلي المسؤول في كتائب القسام سليم الورداني في غارة على البريج.",
        {"israel-army perpetrated *", "* victim text:person:سليم_ورداني"},
        set(),
    ),
    ("قتل ثلاثة من الحوثيين في مأرب.", {"* targeted houthis", "* killed 3"}, {"houthis perpetrated *"}),
    ("قتل جندي لبناني في عرسال.", {"* targeted lebanon-army"}, {"lebanon-army perpetrated *"}),
    ("قتل الشرطي محمد علي في بغداد.", {"* victim text:person:محمد_علي"}, {"iraq-police perpetrated *"}),
    ("أعلن المرصد أن تنظيم داعش قتل عشرة مدنيين في دير الزور.", {"isis accused_of *", "* killed 10"}, {"* targeted isis"}),
    ("قال مصدر إن ثلاثة من عناصر داعش قتلوا في دير الزور.", {"* targeted isis", "* killed 3"}, {"isis accused_of *"}),
    # a word behind "إن" and a name that may be a noun; deeds of "us"
    ("قال الجيش الإسرائيلي إن حزب الله قصف كريات شمونة.", {"hezbollah accused_of *"}, set()),
    ("كتائب القسام: استهدفنا دبابة إسرائيلية في خان يونس.", {"qassam-brigades claimed *"}, {"israel accused_of *"}),
    ("الحوثيون: قصفنا مطار أبها بصاروخ.", {"houthis claimed *", "* targeted abha-airport"}, {"houthis confirmed *"}),
    # one of many who hold such a post
    (
        "مقتل قائد بالحرس الثوري الإيراني في ريف حلب.",
        {"* occurred_at aleppo-governorate"},
        {"* victim mohammad-ali-jafari", "mohammad-ali-jafari leads irgc"},
    ),
    ("تقف حركة الشباب خلف معظم الهجمات في مقديشو.", set(), {"al-shabaab perpetrated *"}),
    # the same with nouns
    ("ندد البرلمان العراقي بقتل داعش صحفيين في الموصل.", {"isis accused_of *"}, {"* targeted isis"}),
    ("دان الاتحاد اعتقال إسرائيل راعيا في الخليل.", {"israel perpetrated *"}, {"* targeted israel"}),
    # a post between two persons is the second one's
    (
        "هدد بنيامين نتنياهو زعيم حزب الله حسن نصر الله.",
        {"hassan-nasrallah leads hezbollah"},
        {"benjamin-netanyahu leads hezbollah"},
    ),
    ("قال حسن نصر الله الأمين العام لحزب الله إن الحرب مستمرة.", {"hassan-nasrallah leads hezbollah"}, set()),
    # the second half of a headline
    ("إيران تقصف أربيل وأمريكا تدين.", {"iran perpetrated *"}, {"* targeted us"}),
    ("انفجار يستهدف دورية للشرطة في كركوك وداعش يتبنى.", {"* targeted iraq-police"}, {"* targeted isis"}),
    # who answers, not who began
    ("هاجمت حركة الشباب قاعدة في غاريسا، وردت كينيا بغارات على معسكراتها.", {"kenya perpetrated *"}, set()),
    # shot by
    ("استشهد فتى برصاص قوات الاحتلال الإسرائيلي في جنين.", {"israel-army perpetrated *"}, {"* targeted israel-army"}),
    # what is managed, and where words are spoken, are no states and no words
    ("تمكنت القوات العراقية من تطويق مدينة الفلوجة أمس.", {"iraq-security-forces perpetrated *"}, set()),
    ("شنت القوات العراقية هجوما شرسا على مواقع داعش في بيجي.", {"* targeted isis"}, set()),
    ("هاجم مسلحون مؤتمرا لوجهاء العشائر في تكريت.", {"* occurred_at tikrit-iq"}, set()),
    ("هاجم مقتدى الصدر رئيس الوزراء حيدر العبادي في خطاب.", set(), {"* targeted haider-al-abadi"}),
    # attacks of words, habits and those who left
    ("شنت إيران هجوما لاذعا على السعودية.", set(), {"iran perpetrated *", "* targeted saudi-arabia"}),
    ("عادة ما تشن حركة الشباب هجمات مماثلة في مقديشو.", set(), {"al-shabaab perpetrated *"}),
    ("تبنى فصيل منشق عن حركة طالبان باكستان الهجوم على مسجد في بيشاور.", set(), {"ttp claimed *"}),
    # whom responsibility is put on
    ("حملت الشرطة مسؤولية الهجوم في غاريسا لحركة الشباب.", {"al-shabaab accused_of *"}, {"* targeted al-shabaab"}),
]

VOICES: list[Case] = [
    # the accused stands right behind the accuser; both are the capitals of those meant
    (
        "اتهمت صنعاء الرياض بقصف مدرسة في صعدة، لكن التحالف نفى ذلك.",
        {"saudi-arabia accused_of *", "saudi-coalition denied *", "* occurred_at saada"},
        {"* occurred_at riyadh-sa", "* occurred_at sanaa"},
    ),
    (
        "حمّل رئيس الوزراء العراقي محمد شياع السوداني إسرائيل مسؤولية الغارة على قاعدة كالسو.",
        {"israel accused_of *", "* occurred_at kalsu"},
        {"iraq accused_of *"},
    ),
    # a pronoun accuses him who was named before
    (
        "قال التحالف إن طائراته لم تقصف السوق في مستبأ، وكان الحوثيون قد اتهموه بقتل 97 مدنيا في غارة على السوق يوم 15 مارس.",
        {"saudi-coalition accused_of *", "saudi-coalition denied *"},
        {"houthis accused_of *", "saudi-coalition perpetrated *"},
    ),
    # what one's own aircraft did not do is denied
    (
        "أدت غارة على سوق في مستبأ إلى مقتل 97 مدنيا في 15 مارس. وقال التحالف إن طائراته لم تقصف السوق.",
        {"saudi-coalition denied *", "* killed 97"},
        {"saudi-coalition claimed *", "saudi-coalition perpetrated *"},
    ),
    ("رفضت هيئة الحشد الشعبي اتهامها بالهجوم على أربيل.", {"pmf denied *"}, {"pmf accused_of pmf", "pmf perpetrated *"}),
    # no word of it was given
    ("ولم يصدر تعليق من إسرائيل على الغارة التي استهدفت دمشق.", {"israel declined_comment *"}, {"israel perpetrated *"}),
    (
        "ولم يرد المتحدث باسم الجيش الإسرائيلي على طلب للتعليق بشأن الغارة على جنين.",
        {"israel-army declined_comment *"},
        {"israel-army claimed *", "israel-army denied *"},
    ),
    # deeds that whoever announces them did himself
    (
        "أعلنت كتائب القسام، الجناح العسكري لحركة حماس، استهداف دبابة ميركافا في حي الزيتون.",
        {"qassam-brigades claimed *", "qassam-brigades part_of hamas"},
        {"qassam-brigades confirmed *"},
    ),
    (
        "أعلن الحوثيون إطلاق صاروخ باليستي باتجاه تل أبيب.",
        {"houthis claimed *", "* occurred_at tel-aviv"},
        {"* targeted houthis"},
    ),
    ("أعلن تنظيم أنصار السنة وقوفه وراء التفجير في دمشق.", {"text:armedgroup:تنظيم_انصار_سنه claimed *"}, set()),
    (
        "أكد المتحدث باسم القوات المسلحة اليمنية العميد يحيى سريع أن سلاح الجو المسير قصف هدفا عسكريا في يافا.",
        {"houthis claimed *", "yahya-saree spokesperson_of houthis"},
        {"yemen-army claimed *", "yahya-saree spokesperson_of yemen-army"},
    ),
    # what a source says is no claim of his
    (
        "فجرت انتحاريتان نفسيهما أمس في سوق الخضار في مايدوغوري، ما أسفر عن مقتل 26 شخصا وفق مصدر في مستشفى المدينة.",
        {"* occurred_at maiduguri", "* killed 26"},
        {"text:unnamedsource:مصدر_text_site_مستشفي_مدينه@d claimed *"},
    ),
    # vows and threats, to the state of the ships and bases too
    (
        "وتعهد الرئيس الصومالي حسن شيخ محمود بالقضاء على حركة الشباب.",
        {"hassan-sheikh-mohamud threatened al-shabaab", "somalia threatened al-shabaab"},
        {"al-shabaab threatened somalia"},
    ),
    (
        "وهدد المتحدث العسكري باسم الحوثيين يحيى سريع باستهداف السفن الأمريكية.",
        {"houthis threatened us", "yahya-saree threatened us"},
        {"* targeted us", "us threatened houthis"},
    ),
    (
        "وتوعد وزير الدفاع الإسرائيلي يوآف غالانت الحزب بـ«ثمن باهظ».",
        {"yoav-gallant leads israel-defence-ministry"},
        {"text:person:يواف_غالانت_حزب leads israel-defence-ministry"},
    ),
    # who leads and who backs, told in an aside
    (
        "ضبطت قوات المقاومة الوطنية، بقيادة طارق صالح، سفينة تحمل أسلحة إيرانية قبالة سواحل الحديدة.",
        {"tareq-saleh leads national-resistance-yemen"},
        set(),
    ),
    (
        "قصفت طائرات التحالف الدولي بقيادة واشنطن مواقع لداعش قرب بلدة الحويجة، ما أوقع 15 قتيلا.",
        {"coalition perpetrated *", "* targeted isis"},
        {"* occurred_at washington-dc"},
    ),
    ("أعلنت قوات سوريا الديمقراطية (قسد)، المدعومة من واشنطن، أنها أحبطت هجوما لداعش.", {"sdf backed_by us"}, set()),
    ("ونفت كتائب حزب الله، المنضوية في هيئة الحشد الشعبي، أي علاقة لها بالهجوم.", {"kataib-hezbollah part_of pmf"}, set()),
    # a caretaker government is the state's
    (
        "دان رئيس حكومة تصريف الأعمال اللبنانية نجيب ميقاتي الغارة على النبطية.",
        {"lebanon condemned *", "najib-mikati leads lebanon"},
        {"text:organization:حكومه_تصريف_اعمال_لبنانيه condemned *"},
    ),
    # the party of whoever's title speaks of it, and the group behind its cells
    (
        "ألقى مجهولون قنبلة على مقر حزب الشعوب الديمقراطي في أضنة، واتهم زعيم الحزب صلاح الدين دمرداش حزب العمال الكردستاني.",
        {"selahattin-demirtas leads hdp"},
        {"selahattin-demirtas leads pkk"},
    ),
    (
        "ألقت وزارة الداخلية باللائمة على خلايا نائمة لتنظيم داعش في التفجير في طرابلس.",
        {"isis accused_of *"},
        {"text:armedgroup:خلايا_نايمه_لتنظيم_داعش accused_of *"},
    ),
    # who looks into what was told before, and what is looked into otherwise
    (
        "انفجرت عبوة ناسفة في طرابلس. وأعلنت الشرطة الليبية فتح تحقيق.",
        {"libya-police investigates *"},
        set(),
    ),
    (
        "انفجرت عبوة ناسفة في طرابلس. وفتحت الشرطة الليبية تحقيقا في قضايا الفساد.",
        {"* occurred_at tripoli-ly"},
        {"libya-police investigates *"},
    ),
    (
        "أعلنت حكومة إقليم كردستان تشكيل لجنة للتحقيق في الهجوم على حقل كورمور.",
        {"kurdistan-government investigates *"},
        set(),
    ),
    (
        "أعلن البرلمان تشكيل لجنة تحقيق في ملف الكهرباء، وقتل خمسة في تفجير ببغداد.",
        {"* killed 5"},
        {"iraq-council-of-representatives investigates *"},
    ),
    # deeds that are only counted
    (
        "ارتفع عدد هجمات حركة الشباب في جنوب الصومال خلال الصيف.",
        set(),
        {"al-shabaab perpetrated *"},
    ),
]
LOSSES: list[Case] = [
    # a verb with its subject before it and a time behind it, and fights that only grow
    ("وأضاف أن الجيش الإسرائيلي قصف لأول مرة مدينة صور.", {"* occurred_at tyre", "israel-army perpetrated *"}, set()),
    ("تصاعدت وتيرة القصف الإسرائيلي على مدينة رفح وقتل عشرة مدنيين.", {"* killed 10", "israel perpetrated *"}, set()),
    # a group's judgements are killings
    ("أعدم تنظيم داعش خمسة مدنيين في الموصل بعد إدانتهم بالتجسس.", {"* killed 5", "isis perpetrated *"}, set()),
    ("وقعت الحادثة السعودية في جدة وقتل جنديان.", {"* killed 2"}, {"saudi-arabia perpetrated *"}),
    # the hurt who died, and those who did not
    ("أعلن مستشفى الجمهورية وفاة ثلاثة مصابين في تفجير عدن.", {"* killed 3"}, {"* wounded 3"}),
    ("أفاد مسؤول بسقوط ثلاثة جرحى في تفجير عدن.", {"* wounded 3"}, {"* killed 3"}),
    ("أدى الانفجار في كركوك إلى مقتل ما بين 20 و30 شخصا.", {"* killed 20"}, {"* killed 30", "* killed 50"}),
    (
        "انفجرت سيارة مفخخة في الحلة فقتلت ستة، وانفجرت عبوة ناسفة في كربلاء فأصابت اثنين.",
        {"* killed 6", "* wounded 2"},
        {"* killed 2", "* wounded 6"},
    ),
    (
        "استشهد، اليوم الاثنين، الفتى محمود أبو عليا (16 عاما)، وأصيب أربعة مواطنين بالرصاص الحي في هجوم على قرية المغير.",
        {"* wounded 4"},
        {"* killed 2", "* killed 16"},
    ),
    # two men are the doers where the verb has an object
    ("قتل مسلحان ضابط شرطة في مدينة الموصل.", {"* targeted iraq-police"}, {"* killed 2"}),
    ("قتل مسلحان على دراجة نارية ضابط الشرطة نادر خليل في مدينة كويتا.", {"* occurred_at quetta"}, {"* killed 2"}),
    ("قتل شرطيان أحدهما ضابط في الموصل.", {"* killed 2", "* targeted iraq-police"}, {"iraq-police perpetrated *"}),
    (
        "أعلنت وزارة الدفاع التركية تحييد 11 إرهابيا من تنظيم «بي كي كي» في غارات جوية شمالي العراق.",
        {"* killed 11", "* targeted pkk"},
        set(),
    ),
    # who was caught, and by whom
    (
        "أسر الجيش السوري عشرة من مسلحي جبهة النصرة في ريف إدلب.",
        {"syria-army perpetrated *", "* targeted nusra-front"},
        {"* targeted syria-army"},
    ),
    (
        "أسر مقاتلو حماس ثلاثة جنود إسرائيليين قرب رفح.",
        {"hamas perpetrated *", "* targeted israel-army"},
        {"israel-army perpetrated *"},
    ),
    # a court's sentence and a gas bottle are no attack
    ("أعدمت إيران رجلا أدين بالتجسس لصالح الموساد.", set(), {"* targeted mossad", "iran perpetrated *", "* killed 1"}),
    ("انفجرت أسطوانة غاز في مطعم بحي الكرادة ما أدى إلى مقتل خمسة أشخاص.", set(), {"* is explosion", "* killed 5"}),
    # one's losses are admitted, and not claimed
    (
        "وقال الناطق باسم القوات الخاصة العقيد ميلود العقوري إن قواته، التي تتمركز في حي الليثي، فقدت 14 جنديا منذ الجمعة.",
        {"* killed 14", "libya-special-forces confirmed *"},
        {"libya-special-forces claimed *"},
    ),
    # whose fire and whose operation it was
    (
        "قتل 19 نازحا وأصيب 37 في قصف مدفعي لقوات الدعم السريع على مخيم أبو شوك شمال مدينة الفاشر.",
        {"rsf perpetrated *", "* killed 19", "* wounded 37"},
        {"* targeted rsf"},
    ),
    ("قتل ثلاثة من عناصر الحشد الشعبي في عملية لداعش جنوب كركوك.", {"isis perpetrated *", "* targeted pmf"}, {"* targeted isis"}),
    (
        "اندلعت اشتباكات عنيفة في محيط مصفاة الزاوية، بين عناصر جهاز دعم الاستقرار وتشكيل مسلح، ما أسفر عن مقتل ثلاثة أشخاص.",
        {"ssa-libya perpetrated *", "* killed 3"},
        set(),
    ),
]
PLACES: list[Case] = [
    # a town before a verb that has its own subject is no government
    ("بعد هجمات في أربيل وبغداد أعلن الجيش العراقي مقتل جنديين.", {"* occurred_at baghdad-iq"}, {"iraq perpetrated *"}),
    # a road is no target, and the town after which a street is called no place
    (
        "انفجرت سيارة ملغومة قرب وزارة الخارجية في شارع الشط بطرابلس.",
        {"* used_weapon car_bomb"},
        {"* occurred_at ash-shatt-ye", "* targeted text:site:شارع_الشط"},
    ),
    (
        "انفجرت عبوة ناسفة استهدفت عجلة عسكرية على طريق داقوق في كركوك.",
        {"* occurred_at text:site:طريق_داقوق"},
        {"* targeted text:site:طريق_داقوق"},
    ),
    # capitals at the end of a headline that act
    ("قصف تركي على دهوك وبغداد تستنكر", {"iraq condemned *", "* occurred_at dihok-iq"}, {"* occurred_at baghdad-iq"}),
    ("غارة إسرائيلية على دمشق وطهران تدين", {"iran condemned *", "* occurred_at damascus-sy"}, {"* occurred_at tehran-ir"}),
    # the town of that name in the state that is spoken of
    ("الغارة على رفح خلفت 11 قتيلا", {"* occurred_at rafah-gaza"}, {"* occurred_at rafah-egypt"}),
    (
        "أعلن المتحدث العسكري أن مروحيات الجيش قصفت ليل السبت تجمعا للعناصر التكفيرية في محيط مدينة رفح بشمال سيناء.",
        {"* occurred_at rafah-egypt", "egypt-army claimed *"},
        {"* occurred_at rafah-gaza"},
    ),
    (
        "أصيب أربعة مواطنين في هجوم شنه مستعمرون على قرية المغير شمال شرق رام الله.",
        {"* occurred_at al-mughayyir-ps"},
        {"* occurred_at el-meghaier-dz"},
    ),
    # a longer name is no quarter of another state
    (
        "شن الطيران الأمريكي غارات على حي أمين مقبل السكني في مديرية الحوك بمحافظة الحديدة.",
        {"us-air-force perpetrated *"},
        {"* occurred_at ameen-baghdad"},
    ),
    # a suburb whose name holds its town is that of no other
    (
        "اغتيل القيادي في حركة حماس صالح العاروري في ضاحية بيروت الجنوبية بطائرة مسيرة إسرائيلية.",
        {"* occurred_at dahiyeh", "* victim saleh-al-arouri", "israel perpetrated *"},
        set(),
    ),
    # where a sentence begins, it tells of
    (
        "وفي العاصمة كابول، أدى انفجار عبوة لاصقة بحافلة تقل موظفين في وزارة المعادن إلى مقتل سائقها وإصابة خمسة أشخاص.",
        {"* occurred_at kabul", "* wounded 5"},
        set(),
    ),
    (
        "تعرضت قاعدة عين الأسد في الأنبار، التي تضم قوات أميركية، مساء أمس لهجوم بطائرتين مسيرتين.",
        {"* targeted ain-al-asad", "* occurred_at ain-al-asad", "* used_weapon drone"},
        {"* targeted us-forces"},
    ),
    (
        "اعترضت الدفاعات الجوية السعودية صاروخا أطلقه الحوثيون باتجاه الرياض مساء السبت، ورد التحالف بشن غارات على صنعاء.",
        {"* occurred_at riyadh-sa", "saudi-coalition perpetrated *"},
        {"* targeted saudi-coalition"},
    ),
    # makes of aircraft and ships are no persons and no bodies
    (
        "أعلنت القوات المسلحة اليمنية استهداف حاملة الطائرات الأمريكية «هاري ترومان» شمالي البحر الأحمر بعدد من الصواريخ.",
        {"yemen-army claimed *"},
        {"* targeted text:person:هاري_ترومان"},
    ),
    (
        "وأوضح البيان أن مقاتلات من طراز إف-16 أغارت على مواقع لحزب العمال الكردستاني في منطقة متينا شمال العراق.",
        {"* targeted pkk", "* occurred_at metina"},
        {"text:organization:اف perpetrated *"},
    ),
    # deeds that answer others
    (
        "شنت الطائرات الأمريكية غارات على مواقع لكتائب حزب الله في القائم والبوكمال، ردا على هجوم بمسيرة على قاعدة في الأردن.",
        {"* retaliation_for *", "* targeted kataib-hezbollah"},
        {"kataib-hezbollah perpetrated *"},
    ),
]


CASES = [*SENTENCES, *STANDING, *TAKEOVERS, *DEEDS, *FIGHTS, *NOT_TOLD, *WHOSE, *WHICH, *ACTIVE, *VOICES, *LOSSES, *PLACES]


@pytest.mark.parametrize(("text", "tells", "never"), CASES)
def test_sentences(reader: Reader, text: str, tells: set[str], never: set[str]) -> None:
    found = told(reader, text)
    assert tells <= found
    assert found.isdisjoint(never)
