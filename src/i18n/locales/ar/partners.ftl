# reviewed: no

## The list of partners

partners-title = الشركاء
partners-why = الخوادم الأخرى التي اتُّخذ قرار بشأنها.
partners-mode = القاعدة لكل الخوادم الأخرى: { $mode }.
partners-own-fingerprint = بصمة مفتاحنا، لقراءتها عبر الهاتف
partners-add = إضافة شريك
partners-domain = اسم النطاق
partners-domain-hint = مثلًا toits.example، من دون https ومن دون شرطة مائلة.
partners-tier = مستوى الثقة
partners-tier-hint = يُقترح التحالف لاحقًا في صفحة الشريك، بعد مقارنة مفتاحه.
partner-tier-open-long = مفتوح: تُعرض عروضه العامة هنا
partner-tier-blocked-long = محظور: لا يُقبل منه أي شيء
partners-add-act = بحث وإضافة
partners-empty = لا يوجد شركاء بعد.
partner-seen = شوهد في { $date }
partner-never-seen = لم يُشاهد قط
partner-never = أبدًا
partner-failing = لا يجيب
partner-failing-how = هذا الخادم لا يجيب. لم يضع شيء: نعيد المحاولة تلقائيًا، والمرة القادمة في { $when }.
partner-when = { $date } الساعة { $time }
partner-flag-reject-media = الصور مرفوضة
partner-flag-reject-reports = البلاغات مرفوضة
partner-flag-silence = مكتوم
partner-flags = القيود
partner-refuse-reject-media = رفض صوره
partner-refuse-reject-reports = رفض بلاغاته
partner-refuse-silence = كتم: لا تُعرض عروضه ولا تُعاد مشاركتها

## A partner

partner-association = الجمعية
partner-fingerprint = بصمة مفتاحه
partner-fingerprint-why = للتأكد من أنها الجمعية نفسها، قارنوا البصمة هاتفيًا بما تراه لديها.
partner-software = البرنامج
partner-follow = متابعتنا
partner-no-follow = لا يوجد
partner-offers = العروض المحفوظة هنا
partner-last-seen = آخر خبر وصل
partner-last-delivery = آخر إرسال قُبل
partner-waiting = إرسالات في الانتظار
partner-given-up = إرسالات تُركت
partner-failures = إخفاقات متتالية
partner-next-try = المحاولة التالية
partner-last-error = آخر خطأ (بالإنجليزية)
partner-backfill = قراءة عروضه السابقة
partner-backfill-counts = ما قُرئ حتى الآن
partner-backfill-read = العناصر: { $items }، الصفحات: { $pages }
partner-backfill-error = خطأ في القراءة (بالإنجليزية)

## The reading of older offers

backfill-state-waiting = جارية
backfill-state-done = انتهت
backfill-state-failed = تُركت
backfill-ending-complete = قُرئ كل شيء
backfill-ending-page-twice = توقفت: ظهرت صفحة مرة ثانية
backfill-ending-items-max = توقفت عند أقصى عدد من العناصر
backfill-ending-pages-max = توقفت عند أقصى عدد من الصفحات
backfill-ending-other-host = توقفت: كانت التتمة على خادم آخر
backfill-ending-page-cut = قُرئت، لكن اقتُطعت صفحات طويلة جدًا

## Buttons and the question before a block

partner-retry = إعادة المحاولة الآن
partner-remove = إزالة
partner-remove-title = إزالة هذا الشريك؟
partner-remove-what = لن نتابع عروضه بعد الآن. تُحذف العروض المحفوظة هنا، وكذلك الملاحظة والقيود. يبقى السجل. ويمكنكم إضافته من جديد لاحقًا.
partner-remove-unblocks = هذا الخادم محظور. إزالته ترفع الحظر.
partner-block = حظر
partner-block-title = حظر هذا الخادم؟
partner-block-what = تُحذف عروضه والمتابعات في الاتجاهين وطلباته وكل ما ينتظر الإرسال. رفع الحظر لا يعيدها. تبقى الملاحظة والسجل.
partner-block-below = يشمل الحظر كل النطاقات الفرعية أيضًا.
partner-unblock = رفع الحظر
partner-unblock-hint = هذا الخادم محظور. رفع الحظر لا يعيد شيئًا. أضيفوه بعد ذلك باسمه لمتابعته من جديد.
partner-note = ملاحظة الفريق
partner-note-hint = يراها المشرفون فقط، { $max } حرف على الأكثر.

## The alliance

alliance-title = التحالف
alliance-compare = قارنوا عبر الهاتف اسم النطاق والبصمة بما تراه الجمعية الأخرى لديها. الاقتراح أو التأكيد يعني أنكم فعلتم ذلك.
alliance-what = يمكن للجمعية الحليفة أن تتلقى الطلبات التي وافق أصحابها على إرسالها، ضمن فئات عامة فقط، وأن تتفاوض. وتقرأ أيضًا، لكل عرض من عروضنا، حتى أي شهر تم التحقق من المضيف وهل يمكن لامرأة وحدها أو لوالد وحده أن يعيش هناك. وعندما تُنهي إحدى الجمعيتين التحالف تُسحب الطلبات المرسلة ويعود المستوى مفتوحًا.
alliance-not-possible = التحالف ممكن فقط مع خادم Rooftop جمعيته معروفة.
alliance-none = لا يوجد تحالف.
alliance-offered = اقترحنا تحالفًا. يسري عندما تقبله الجمعية الأخرى.
alliance-asked = تقترح الجمعية الأخرى تحالفًا. لا يتغير شيء ما لم تؤكدوا.
alliance-allied = التحالف سارٍ: أعلنته الجمعيتان.
alliance-declined-us = رفضنا التحالف الذي اقترحته.
alliance-declined-them = رفضت الجمعية الأخرى التحالف الذي اقترحناه.
alliance-ended-us = أنهينا التحالف أو سحبنا اقتراحنا.
alliance-ended-them = أنهت الجمعية الأخرى التحالف أو سحبت اقتراحها.
alliance-other-key = مفتاحها ليس المفتاح الذي قارنّاه. اتصلوا بها هاتفيًا قبل المتابعة.
alliance-act-propose = اقتراح تحالف
alliance-act-withdraw = سحب الاقتراح
alliance-act-confirm = تأكيد التحالف
alliance-act-refuse = رفض
alliance-act-end = إنهاء التحالف

## The record

partner-record = السجل
partner-deed-by = { $deed } — { $by }
partner-by-operator = سطر الأوامر
partner-by-them = الجمعية الأخرى
partner-deed-added = أُضيف
partner-deed-tier-changed = تغيّر المستوى
partner-deed-blocked = حُظر
partner-deed-removed = أُزيل
partner-deed-flags-changed = تغيّرت القيود
partner-deed-note-changed = تغيّرت الملاحظة
partner-deed-vetting-trusted = تحققها يُحتسب من جديد
partner-deed-vetting-distrusted = تحققها لم يعد يُحتسب
partner-deed-retried = أُعيدت المحاولة
partner-deed-imported = أُخذ من قائمة
partner-deed-alliance-proposed = اقتُرح التحالف
partner-deed-alliance-confirmed = أُكِّد التحالف
partner-deed-alliance-refused = رُفض التحالف
partner-deed-alliance-ended = انتهى التحالف

## Published lists

severity-noop = قيود فقط
severity-silence = كتم
severity-suspend = حظر
line-state-draft = بانتظار القرار
line-state-confirmed = مؤكَّد
line-state-dismissed = مرفوض
line-state-moot = سارٍ من قبل

## What goes wrong

partner-error-domain = هذا ليس اسم نطاق. اكتبوا شيئًا مثل toits.example.
partner-error-tier = اختاروا مستوى ثقة.
partner-error-off = الاتحاد معطَّل على هذا الخادم.
partner-error-not-reached = هذا الخادم لا يجيب. تحقّقوا من الاسم أو حاولوا لاحقًا.
partner-error-no-association = هذا الخادم لا يستخدم Rooftop أو لا يذكر جمعية.
partner-error-malformed = لا يمكن الوثوق بما يقوله هذا الخادم عن جمعيته.
partner-error-refused = لم يُضَف هذا الخادم.
partner-error-note-long = في الملاحظة { $got } حرف، والحد الأقصى { $max }. اختصروها.

## What was done

desk-notice-partner-added = تم. ستصل عروضه خلال الدقائق القادمة.
desk-notice-partner-changed = تم التغيير.
desk-notice-partner-retried = بدأت محاولة جديدة.
desk-notice-partner-removed = أُزيل هذا الشريك، ولم تعد عروضه هنا.
desk-notice-partner-blocked = هذا الخادم محظور.
desk-notice-alliance-proposed = اقتُرح التحالف.
desk-notice-alliance-confirmed = التحالف سارٍ.
desk-notice-alliance-refused = رُفض التحالف.
desk-notice-alliance-ended = لم يعد التحالف أو الاقتراح قائمًا.

## A file of domains

domains-title = ملف النطاقات
domains-why = استوردوا ملف CSV لنطاقات محظورة أو مقيَّدة، كما يصدّره Mastodon. ترون أولًا ما سيتغير. لا شيء يصبح أقل صرامة.
domains-export = تنزيل قراراتنا (CSV)
domains-upload = اختيار ملف
domains-upload-hint = CSV، { $max } ميغابايت على الأكثر. لا يُحفظ الملف نفسه.
domains-file = أو إلصاق محتواه
domains-file-hint = السطر الأول يسمّي الأعمدة. مثلًا:
domains-preview = عرض ما سيتغير
domains-import = تطبيق هذه التغييرات
domains-not-seen = تغيّر المحتوى منذ آخر عرض. تحققوا مما يلي ثم طبّقوا.
domains-more-lines =
    { $count ->
        [one] وسطر آخر: { $count }
       *[other] وأسطر أخرى: { $count }
    }
domains-wrong = هذا الملف غير صحيح بعد. لم يتغير شيء.
domains-would-change =
    { $count ->
        [zero] لن يتغير أي نطاق
        [one] سيتغير نطاق واحد
        [two] سيتغير نطاقان
        [few] ستتغير { $count } نطاقات
        [many] سيتغير { $count } نطاقًا
       *[other] سيتغير { $count } نطاق
    }
domains-new = جديد: { $to }
domains-changed = { $from } يصبح { $to }
domains-same = لا يتغير: { $to }
domains-stricter = يبقى أكثر صرامة من الملف: { $to }
domains-ourselves = تُرك: إنه هذا الخادم أو نطاق فوقه
domains-lifted = تسحب القائمة هذا السطر. التأكيد يلغي ما غيّره.
domains-line-wrong = السطر { $line }: { $what }
domains-error-too-large = الملف كبير جدًا: { $got } بايت، والحد الأقصى { $max }. قسّموه إلى اثنين.
domains-error-none = اختاروا ملفًا أو ألصقوا محتواه.
domains-error-too-many = للملف { $got } سطر على الأكثر.
domains-error-no-head = ينقص السطر الأول الذي فيه العمود #domain.
domains-error-unreadable = لا يمكن قراءته.
domains-error-no-domain = النطاق ناقص.
domains-error-obfuscated = «{ $got }» مموَّه ولا يعرف أحد المقصود. اطلبوا القائمة واضحة.
domains-error-not-a-domain = «{ $got }» ليس اسم نطاق.
domains-error-top-level = «{ $got }» سيشمل كل الأسماء التي تنتهي به.
domains-error-domain-long = للنطاق { $got } بايت على الأكثر.
domains-error-twice = { $got } موجود في الملف من قبل بصيغة أخرى.
domains-error-severity = الدرجة هي noop أو silence أو suspend، لا «{ $got }».
domains-error-bool = الخانة true أو false، لا «{ $got }».
domains-error-comment-long = للتعليق { $got } حرف على الأكثر.

## The page of published lists

lists-title = قوائم منشورة
lists-why = يمكن لتحالف أن ينشر قائمة نطاقات. كل تغيير ينتظر هنا قرارًا، ولا يتغير شيء من تلقاء نفسه.
lists-none = لا تغيير ينتظر قرارًا.
lists-followed = القوائم المتابَعة
lists-from = تطلبه قائمة { $domain }
lists-fetched = آخر قراءة
lists-error = آخر خطأ (بالإنجليزية)
lists-fetch = القراءة الآن
lists-end = إيقاف المتابعة
lists-url = عنوان https للقائمة (CSV)
lists-error-url = هذا ليس عنوان قائمة. اكتبوا مثلًا https://toits.example/list.csv.
lists-error-twice = هذه القائمة متابَعة من قبل.
lists-subscribe = متابعة هذه القائمة
lists-drafts =
    { $count ->
        [zero] لا تغيير ينتظر قرارًا
        [one] تغيير واحد ينتظر قرارًا
        [two] تغييران ينتظران قرارًا
        [few] { $count } تغييرات تنتظر قرارًا
        [many] { $count } تغييرًا ينتظر قرارًا
       *[other] { $count } تغيير ينتظر قرارًا
    }
lists-confirm = تأكيد
lists-reason = سبب رفض هذا التغيير
lists-dismiss = رفض
desk-notice-domains-imported = طُبِّق الملف.
desk-notice-list-added = تُتابَع القائمة وستُقرأ بعد لحظات.
desk-notice-list-fetched = ستُقرأ القائمة بعد لحظات.
desk-notice-list-ended = لم تعد القائمة متابَعة.
desk-notice-draft-confirmed = تم التأكيد.
desk-notice-draft-dismissed = تم الرفض.
