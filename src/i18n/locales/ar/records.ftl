# reviewed: no

## Notes about people

notes-title = ملاحظات
notes-none = لا توجد ملاحظات بعد.
note-new = إضافة ملاحظة
note-text = ملاحظة
note-hint = يستطيع الشخص قراءتها. اكتبوا فقط ما يساعد على مرافقته: لا أصل ولا دين ولا وضع إقامة ولا تشخيص. { $max } حرف على الأكثر.
note-act = حفظ الملاحظة
desk-notice-case-note-written = حُفظت الملاحظة مشفّرة. تُقرأ في الملف المفتوح.
my-notes = ملاحظات عن مرافقتكم
my-notes-text = ما دوّنه الفريق لمرافقتكم. هل من شيء غير صحيح؟ أخبروه.
my-looked-case-note-written = كُتبت ملاحظة

## Whose data it is

whose-seeker = تبحثون عن سكن
whose-host = تعرضون سكناً
whose-staff = أنتم من الفريق
whose-elsewhere = تراسلوننا أو تتابعوننا من موقع آخر

## What is kept: the table of data, in words

datum-contact = اسم النداء وكيفية الاتصال بكم: الاسم، الهاتف، البريد الإلكتروني، الساعات الآمنة
datum-case-note = ملاحظات من يرافقكم
datum-person = لغتكم وتاريخ تسجيلكم
datum-mandate = من يحق له الكتابة باسمكم، وكيف وافقتم
datum-card = بطاقة الدخول ورقمها السري
datum-incident = ما تخبرنا به سرًا، وما يسجله الفريق عنه
datum-authority-request = ما تطلبه السلطات، وما أُجيب به
datum-address-mark = بصمة عنوان بريدك الإلكتروني، لنتعرف عليك عندما تطلب رابطًا
datum-person-session = أين دخلتم: المتصفح والوقت
datum-request = طلب السكن: الأسرة والتواريخ والأماكن والاحتياجات والميزانية
datum-bands = ملخص طلبكم لجمعية حليفة: حجم الأسرة والمنطقة والشهر
datum-consent = موافقتكم على هذه المشاركة، ومتى أعطيتموها أو سحبتموها
datum-offer = العرض: النصوص والمسكن والتواريخ والإيجار والبلدية
datum-photo = صور العرض، من دون بياناتها المخفية
datum-home-facts = من يعيش في المسكن (أعداد) وحالة الغرف
datum-street = كيف نناديكم ونتصل بكم، والشارع والمكان الدقيق
datum-vetting = خطوات التحقق: النتيجة والتاريخ ونهاية الصلاحية. لا الوثيقة أبداً
datum-home-consent = موافقة كل بالغ في المسكن، من دون اسمه
datum-account = بريدكم الإلكتروني ودوركم ولغتكم
datum-credentials = كلمة المرور والعامل الثاني ورموز الاسترداد
datum-staff-session = أين دخلتم: المتصفح والوقت
datum-invitation = الدعوة: البريد الإلكتروني والدور
datum-staff-deed = ما فعله كل عضو في الفريق ومتى: سجل لا يُغيَّر، من دون اسم أي شخص مرافَق
datum-notice = الرسائل الآلية التي تنتظر الإرسال
datum-follow = أنكم تتابعوننا: العنوان العلني لحسابكم، في القائمة العلنية
datum-profile = ملفكم العلني وتفاعلاتكم ومن تحظرونه
datum-letter = رسائلكم وإجاباتنا
datum-report = البلاغات المرسلة أو المستلمة
datum-received = ما يرسله خادمكم إلينا كما هو
datum-sent = ما أرسلناه وإلى أي خادم
datum-partner = الجمعيات الشريكة وما قرره الفريق بشأنها
datum-sealed = مشفّر: لا يُقرأ من دون مفتاح محفوظ في مكان آخر.
datum-hashed = محفوظ في شكل لا يستطيع أحد قراءته.
datum-seen = من يراه
datum-why = لماذا
datum-kept = كم من الوقت
datum-seen-everybody = الجميع، عند نشره.
datum-seen-allies = الجمعيات الحليفة التي وافق عليها الشخص، والفريق.
datum-seen-staff = فريق هذه الجمعية.
datum-seen-in-charge = الشخص نفسه، ومن يرافقه أو المسؤول عنه. تُسجَّل كل مرة يُفتح فيها مع السبب.
datum-seen-safeguarding = مسؤول الحماية، والمشرفون ما دام الأمر غير خطير. تُسجَّل كل مرة يُفتح فيها.
datum-seen-themselves = الشخص نفسه فقط.
datum-seen-nobody = لا أحد.
datum-why-reach = للاتصال بالشخص.
datum-why-accompany = لمرافقة الشخص.
datum-why-enter = لإدخال الشخص الصحيح وحده.
datum-why-house = لإيجاد سكن.
datum-why-protect = لحماية الناس.
datum-why-answer = للإجابة.
datum-why-account = لإمكان إظهار ما تم فعله.
datum-why-network = للتواصل مع المواقع الأخرى.
datum-why-inform = لإبلاغ الفريق.
datum-basis-consent = بموافقتكم التي يمكنكم سحبها.
datum-basis-interest = هذه مصلحة مشروعة للجمعية.
datum-until-erased = إلى أن تطلبوا محوه.
datum-until-with-proposal = ما دام العرض أو الطلب نفسه.
datum-until-replaced = إلى أن يُستبدل أو يُزال.
datum-until-taken-back = إلى أن يسحبه الموقع الآخر أو تنتهي شراكتنا.
datum-until-nothing = من دون حد يضعه البرنامج: الجمعية تقرر.
datum-kept-hours =
    { $count ->
        [one] ساعة على الأكثر.
        [two] ساعتين على الأكثر.
        [few] { $count } ساعات على الأكثر.
       *[other] { $count } ساعة على الأكثر.
    }
datum-kept-days =
    { $count ->
        [one] يوماً على الأكثر بعد انتهائه.
        [two] يومين على الأكثر بعد انتهائه.
        [few] { $count } أيام على الأكثر بعد انتهائه.
       *[other] { $count } يوماً على الأكثر بعد انتهائه.
    }
datum-kept-draft-days =
    { $count ->
        [one] مسودة لا يمسها أحد: يوم واحد.
        [two] مسودة لا يمسها أحد: يومان.
        [few] مسودة لا يمسها أحد: { $count } أيام.
       *[other] مسودة لا يمسها أحد: { $count } يوماً.
    }
datum-kept-closed-request-days =
    { $count ->
        [one] طلب مسحوب: يوم واحد.
        [two] طلب مسحوب: يومان.
        [few] طلب مسحوب: { $count } أيام.
       *[other] طلب مسحوب: { $count } يوماً.
    }
datum-kept-refused-host-days =
    { $count ->
        [one] مضيف فشلت إحدى خطوات التحقق منه، ما لم يلمس أحد العرض: يوم واحد.
        [two] مضيف فشلت إحدى خطوات التحقق منه، ما لم يلمس أحد العرض: يومان.
        [few] مضيف فشلت إحدى خطوات التحقق منه، ما لم يلمس أحد العرض: { $count } أيام.
       *[other] مضيف فشلت إحدى خطوات التحقق منه، ما لم يلمس أحد العرض: { $count } يوماً.
    }
datum-kept-incident-days =
    { $count ->
        [one] النصوص، بعد إغلاق البلاغ وانتهاء أي تعليق بسببه: يوم واحد.
        [two] النصوص، بعد إغلاق البلاغ وانتهاء أي تعليق بسببه: يومان.
        [few] النصوص، بعد إغلاق البلاغ وانتهاء أي تعليق بسببه: { $count } أيام.
       *[other] النصوص، بعد إغلاق البلاغ وانتهاء أي تعليق بسببه: { $count } يوماً.
    }
datum-kept-authority-request-days =
    { $count ->
        [one] نص ما طُلب، من يوم تدوينه: يوم واحد.
        [two] نص ما طُلب، من يوم تدوينه: يومان.
        [few] نص ما طُلب، من يوم تدوينه: { $count } أيام.
       *[other] نص ما طُلب، من يوم تدوينه: { $count } يوماً.
    }

## The page about data

privacy-seen-title = من يرى ماذا
privacy-seen = لكل معلومة دائرة لا تخرج منها: الجميع، أو الجمعيات الحليفة، أو الفريق، أو من يرافقكم فقط.
privacy-kept-title = ما نحفظه
privacy-kept = هذه القائمة يصنعها البرنامج نفسه، وهي تقول ما يفعله حقاً.
privacy-rights-title = حقوقكم
privacy-right-copy = نسخة: ببطاقتكم، في مساحتكم، في أي وقت.
privacy-right-correct = تصحيح: أخبروا من يرافقكم.
privacy-right-erase =
    { $count ->
        [one] المحو: ببطاقتكم، ويتم خلال يوم. يمكنكم تغيير رأيكم خلال ساعة.
        [two] المحو: ببطاقتكم، ويتم خلال يوم. يمكنكم تغيير رأيكم خلال ساعتين.
        [few] المحو: ببطاقتكم، ويتم خلال يوم. يمكنكم تغيير رأيكم خلال { $count } ساعات.
       *[other] المحو: ببطاقتكم، ويتم خلال يوم. يمكنكم تغيير رأيكم خلال { $count } ساعة.
    }
privacy-right-complain = شكوى: لدى هيئة حماية البيانات في بلدكم. في بلجيكا هي APD-GBA في بروكسل.
privacy-contact = لأي سؤال أو طلب، راسلوا أو اتصلوا هنا:
privacy-contact-none = لأي سؤال أو طلب، تحدثوا إلى الجمعية أو إلى من يرافقكم.
