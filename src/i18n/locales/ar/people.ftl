# reviewed: no

## The way in with a card

my-title = صفحتي
card-title = الدخول ببطاقتي
card-text = تحتاجون إلى رمز بطاقتكم وإلى رقمكم السري. لا أحد من الجمعية يطلب منكم هذا الرقم السري أبدًا.
card-code = رمز البطاقة
card-code-hint = ثمانية عشر حرفًا ورقمًا، مع الشرطات أو بدونها:
card-pin = الرقم السري
card-shared = هذا الهاتف ليس لي
card-shared-hint = يُغلق الدخول بعد 15 دقيقة دون استعمال، ولا يبقى شيء على الجهاز.
card-act = دخول
card-lost = فقدتم البطاقة أو الرقم السري؟ يمكن للشخص الذي يرافقكم أن يعطيكم بطاقة جديدة.
card-wrong = هذا الرمز وهذا الرقم السري لا يتوافقان. انظروا إلى البطاقة وحاولوا مرة أخرى.
card-waits =
    { $count ->
        [one] محاولات كثيرة بهذه البطاقة. حاولوا بعد دقيقة واحدة. البطاقة تبقى صالحة.
        [two] محاولات كثيرة بهذه البطاقة. حاولوا بعد دقيقتين. البطاقة تبقى صالحة.
        [few] محاولات كثيرة بهذه البطاقة. حاولوا بعد { $count } دقائق. البطاقة تبقى صالحة.
        [many] محاولات كثيرة بهذه البطاقة. حاولوا بعد { $count } دقيقة. البطاقة تبقى صالحة.
       *[other] محاولات كثيرة بهذه البطاقة. حاولوا بعد { $count } دقيقة. البطاقة تبقى صالحة.
    }
card-busy = كثير من الناس يدخلون الآن. حاولوا بعد بضع ثوانٍ.
card-code-missing = انسخوا رمز البطاقة: عدد حروفه وأرقامه { $max }.
card-code-length = طول الرمز { $max }، والمكتوب هنا { $got }.
card-code-mistyped = في الرمز حرف أو رقم غير صحيح. قارنوه بالبطاقة مجموعةً بعد مجموعة.
card-pin-malformed = الرقم السري مؤلف من { $digits } أرقام لا غير.
card-pin-easy = هذا الرقم السري سهل التخمين: اختاروا غيره.
card-pin-differ = الرقمان السريان ليسا متطابقين.
card-pin-hint = ستة أرقام. لا تاريخ ميلاد، ولا سلسلة مثل 123456.
card-pin-again = الرقم السري نفسه مرة أخرى

## What is theirs

my-hello = مرحبًا { $name }
my-shared = أنتم على هاتف مشترك: أغلقوا الدخول عندما تنتهون.
my-requests = الطلبات
my-no-request = لا يوجد طلب حتى الآن.
my-request-since = منذ { $date }
my-request-behalf = كتبه الفريق باسمكم
my-contact = كيف نتصل بكم
my-contact-hidden = لديكم بطاقة جديدة: تبقى هذه المعلومات مخفية حتى { $moment } من أجل سلامتكم.
my-contact-change = هل تغيّر شيء؟ أخبروا الشخص الذي يرافقكم.
my-looked = من اطّلع على معلوماتكم
my-looked-text = في كل مرة يفتح فيها أحد من الفريق معلوماتكم أو يغيّرها، يُكتب ذلك هنا.
my-moment = { $date } الساعة { $time }
my-looked-person-registered = تسجيل
my-looked-case-opened = اطّلاع على المعلومات
my-looked-case-corrected = تصحيح المعلومات
my-looked-mandate-given = إعطاء تفويض
my-looked-mandate-ended = انتهاء تفويض
my-looked-card-issued = إعطاء بطاقة
my-looked-contact-confirmed = تأكيد البطاقة الجديدة
my-looked-by-self = أنتم
my-looked-by-program = البرنامج
my-looked-erasure-asked = طلب المحو
my-looked-erasure-taken-back = إلغاء طلب المحو
my-rights = معلوماتكم ملك لكم
my-rights-text = يمكنكم أخذ نسخة منها، أو طلب محو كل شيء.
my-data = تنزيل معلوماتي (JSON)
my-erase-title = محو كل شيء
my-erase-what = تُمحى طلباتكم وطريقة الاتصال بكم وبطاقتكم ودخولكم على الأجهزة. لا يبقى إلا رقم في سجل الأعمال لا يقول من أنتم.
my-erase-others = إذا شورك طلب مع جمعيات حليفة، نطلب منها محوه. لا يمكننا التحقق من أنها فعلت.
my-erase-when =
    { $count ->
        [one] يمكنكم تغيير رأيكم خلال ساعة. بعد ذلك يصبح المحو نهائيًا.
        [two] يمكنكم تغيير رأيكم خلال ساعتين. بعد ذلك يصبح المحو نهائيًا.
        [few] يمكنكم تغيير رأيكم خلال { $count } ساعات. بعد ذلك يصبح المحو نهائيًا.
       *[other] يمكنكم تغيير رأيكم خلال { $count } ساعة. بعد ذلك يصبح المحو نهائيًا.
    }
my-erase-act = طلب المحو
my-erase-at = طلبتم محو معلوماتكم. يتم ذلك بعد { $moment }.
my-erase-take-back = عدم المحو
my-notice-erase = سُجِّل ذلك. يمكنكم تغيير رأيكم هنا.
my-notice-kept = لم يُمحَ شيء.
my-sessions = الأجهزة التي دخلتم منها
my-session-since = منذ { $moment }
my-notice-pin = تغيّر الرقم السري. أُغلق الدخول على الأجهزة الأخرى.
my-notice-session = أُغلق الدخول على ذلك الجهاز.
my-pin-title = تغيير رقمي السري
my-pin-text = مع الرقم السري الجديد يُغلق الدخول على أجهزتكم الأخرى.
my-pin-present = الرقم السري الحالي
my-pin-new = الرقم السري الجديد
my-pin-act = تغيير الرقم السري
my-pin-wrong = ليس هذا هو الرقم السري الحالي.

## People, for those who have charge of them

people-title = الأشخاص الذين ترافقونهم
people-own = الأشخاص الذين لديكم تفويض منهم.
people-all = جميع المسجّلين.
people-none = لا أحد حتى الآن.
people-new = تسجيل شخص
people-new-text = تسجّلونه بموافقته. في النهاية تظهر بطاقته مرة واحدة.
people-register = تسجيل وإظهار البطاقة
people-since = مسجّل منذ { $date }
people-card-waits = البطاقة مُبطّأة حتى { $moment }
person-title = شخص ترافقونه
person-erased-at = طلب هذا الشخص محو معلوماته. يتم ذلك بعد { $moment } إلا إذا غيّر رأيه.
person-language = اللغة التي نكتب بها إليه
person-language-unknown = اختاروا لغة.
person-contact = كيف نناديه وكيف نتصل به
person-contact-hint = هذه المعلومات مشفّرة. لا رقم ملف، ولا جنسية، ولا وضع إقامة.
person-open = الاطّلاع على معلوماته
person-open-hint = يُسجَّل السبب، ويمكن للشخص أن يقرأه.
person-open-act = فتح
person-opened = سُجِّل هذا الاطّلاع. يمكن للشخص أن يقرأ متى حدث وبأي دور ولأي سبب.
person-correct = حفظ التصحيحات
person-close = إغلاق
person-new-request = كتابة طلب باسمه
person-new-request-mandate = للكتابة باسمه تحتاجون إلى تفويض خاص بكم.
person-behalf = كُتب باسم شخص بموجب تفويض
person-card = بطاقة الدخول
person-card-since = أُعطيت في { $date }
person-card-failures =
    { $count ->
        [one] رقم سري خاطئ واحد منذ آخر دخول.
        [two] رقمان سريان خاطئان منذ آخر دخول.
        [few] { $count } أرقام سرية خاطئة منذ آخر دخول.
        [many] { $count } رقمًا سريًا خاطئًا منذ آخر دخول.
       *[other] { $count } رقم سري خاطئ منذ آخر دخول.
    }
person-hidden = بطاقة جديدة: تبقى معلوماته مخفية عنه حتى { $moment }.
person-confirm = البطاقة عند الشخص الصحيح
person-confirm-hint = تأكدوا من ذلك مع الشخص نفسه بطريقة غير البطاقة.
person-confirm-other = يمكن لشخص آخر من الفريق أن يؤكد قبل ذلك أن البطاقة عند الشخص الصحيح.

## Mandates

mandate-title = التفويض
mandates-title = من يكتب باسمه
mandate-hint = قال لكم الشخص نعم بلغة يفهمها بعد أن شرحتم له.
mandate-via = كيف قال نعم؟
mandate-language = بأي لغة؟
mandate-date = في أي يوم؟
mandate-via-missing = التفويض: حددوا كيف قال الشخص نعم.
mandate-language-missing = التفويض: حددوا اللغة.
mandate-date-malformed = التفويض: يُكتب اليوم هكذا 2026-12-01.
mandate-date-range = التفويض: اليوم بين اليوم الحاضر وسنة مضت.
mandate-take = أخذ تفويض
mandate-take-act = تسجيل تفويضي
mandate-end = إنهاء هذا التفويض
given-via-oral = شفهيًا
given-via-signed = كتابةً وبتوقيع

## A new card

card-new = البطاقة والرقم السري
card-pin-choice = يمكن للشخص أن يختار رقمه السري بنفسه على شاشتكم. وإلا فاتركوا الخانة فارغة: يُختار رقم بالقرعة.
card-shown = البطاقة جاهزة
card-shown-once = اطبعوها أو دعوا الشخص يصوّرها الآن: لن يظهر الرمز مرة أخرى أبدًا.
card-of = بطاقة الدخول
card-qr = رمز البطاقة للمسح
card-where = للدخول
card-keep = احفظوا هذه البطاقة كالمفتاح. الرقم السري ليس عليها.
card-pin-apart = قولوا هذا الرقم السري للشخص، أو دعوه يكتبه في مكان غير البطاقة. يمكنه تغييره. ولا يُطبع.
card-pin-chosen = الرقم السري هو الذي اختاره الشخص.
card-print = للطباعة أو الحفظ كملف PDF: من قائمة المتصفح «طباعة». تُطبع البطاقة وحدها.
card-done = تمّ
card-again = إعطاء بطاقة جديدة
card-again-text = لا تعود البطاقة القديمة صالحة، ويُغلق دخول الشخص على كل الأجهزة. خلال 24 ساعة تبقى معلوماته مخفية عمّن يحمل البطاقة الجديدة، إلا إذا أكّد شخص آخر من الفريق.
card-again-act = إعطاء البطاقة
card-reason = السبب
card-reason-missing = اختاروا السبب.
card-reason-first-card = بطاقة أولى
card-reason-card-lost = بطاقة مفقودة
card-reason-card-stolen = بطاقة مسروقة
card-reason-pin-forgotten = رقم سري منسي
card-reason-card-seen = رأى أحد البطاقة أو الرقم السري

## Why a record is opened

case-reason = السبب
case-reason-missing = اختاروا سببًا: سيقرؤه الشخص.
case-reason-reach = للاتصال بالشخص
case-reason-correct = لتصحيح معلوماته
case-reason-proposal = من أجل طلبه للسكن
case-reason-safety = من أجل سلامته
case-reason-asked = لأنه طلب ذلك

## What is known of somebody

private-called-name = كيف نناديه
private-called-name-hint = الاسم أو اللقب الذي يريده. لا حاجة إلى الاسم الكامل.
private-phone = الهاتف
private-email = البريد الإلكتروني
private-street = الشارع والرقم
private-channel = الوسيلة المفضلة
private-safe-hours = ساعات آمنة
private-safe-hours-hint = متى يمكن الاتصال دون خطر؟ مثلًا: صباحًا في أيام الأسبوع.
private-leave-message = ترك رسالة؟
channel-sms = رسالة قصيرة
channel-voice = مكالمة
channel-caseworker = عن طريق المرافق
channel-post = البريد العادي
channel-email = البريد الإلكتروني
leave-message-no = لا، أبدًا
leave-message-yes = نعم

## Notices of the desk

desk-notice-case-corrected = حُفظت التصحيحات.
desk-notice-mandate-given = سُجِّل تفويضكم.
desk-notice-mandate-ended = انتهى التفويض.
desk-notice-contact-confirmed = تم التأكيد: يرى الشخص معلوماته من جديد.
desk-error-no-mandate = تحتاجون إلى تفويض خاص بكم من هذا الشخص.
