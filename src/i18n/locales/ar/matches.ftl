# reviewed: no

## The desk's pages about pairs that a moderator took up

matches-title = الترشيحات
matches-waiting =
    { $count ->
        [zero] لا ترشيح ينتظر قرارًا.
        [one] ترشيح واحد ينتظر قرارًا.
        [two] ترشيحان ينتظران قرارًا.
        [few] { $count } ترشيحات تنتظر قرارًا.
        [many] { $count } ترشيحًا ينتظر قرارًا.
       *[other] { $count } ترشيح ينتظر قرارًا.
    }
waiting-decision = تنتظر قرارًا
waiting-answer = تنتظر جوابًا
waiting-under-way = جارية
waiting-stay = إقامات
waiting-over = منتهية
waiting-what-decision = على الفريق أن يقرر ما يأتي بعد ذلك. الترشيح الذي ينتظر منذ أطول وقت يأتي أولًا.
waiting-what-answer = طُرح سؤال. لم يجب الشخص أو المضيف بعد.
waiting-what-under-way = يعرف كل منهما عن الآخر. سجّلوا اللقاء، ثم الاتفاق، ثم الوصول.
waiting-what-stay = هناك من يسكن فيه.
waiting-what-over = ما انتهى، أو لم يؤدِّ إلى شيء.
candidates-select = اختيار هذا العرض
candidates-in-match = اختير من قبل: انظروا إلى أين وصل
match-title = ترشيح
match-elsewhere = لدى جمعية أخرى
match-since = منذ { $date }
match-until = يمكن الجواب حتى { $moment }
match-is-pending = يتم قريبًا
match-wants-call = يطلب أن نتصل به
match-state-selected = مختار
match-state-second-review = رأي ثانٍ
match-state-asked-seeker = سُئل الشخص
match-state-seeker-yes = الشخص يقول نعم
match-state-asked-host = سُئل المضيف
match-state-host-yes = المضيف يقول نعم
match-state-contact-opened = التواصل مفتوح
match-state-met = تم اللقاء
match-state-agreed = تم الاتفاق
match-state-active = إقامة جارية
match-state-ended = إقامة منتهية
match-state-declined = مرفوض
match-state-lapsed = بلا نتيجة
match-state-vetoed = أوقفه الفريق
match-meaning-selected = لم يُسأل أحد بعد. تحققوا مما يلي، ثم اسألوا الشخص الذي يبحث عن سكن.
match-meaning-second-review = القرار لشخصين. على زميل أو زميلة أن يراجع الترشيح، ثم يسأل الشخص الذي يبحث عن سكن.
match-meaning-asked-seeker = يمكن للشخص الذي يبحث عن سكن أن يجيب في صفحته أو عن طريقكم. لا يعرف المضيف عنه شيئًا.
match-meaning-seeker-yes = حُفظ له مكان. قرروا الآن هل يُسأل المضيف.
match-meaning-asked-host = يرى المضيف الأسرة ببضع كلمات، بلا اسم. يمكنه أن يجيب في صفحته أو عن طريقكم.
match-meaning-host-yes = كلاهما يقول نعم. إذا أكدتم، يعرف كل منهما اسم الآخر وكيف يتصل به. يبقى العنوان مخفيًا حتى اللقاء.
match-meaning-contact-opened = ساعدوهما على اللقاء في مكان محايد، ثم سجّلوا اليوم. بعد ذلك يرى الشخص العنوان.
match-meaning-met = رأى كل منهما الآخر. إذا اتفقا، فسجّلوا ما اتُّفق عليه.
match-meaning-agreed = سجّلوا يوم الوصول.
match-meaning-active = الشخص يسكن هناك. إذا انتهت الإقامة، فسجّلوا اليوم والسبب.
match-meaning-ended = انتهت الإقامة. لم يعد أي منهما يرى كيف يتصل بالآخر.
match-meaning-declined = قال أحدهما لا، أو تراجع عن موافقته. لم يعد يظهر شيء عن الآخر.
match-meaning-lapsed = لم يؤدِّ الترشيح إلى شيء. لم يعد يظهر شيء عن الآخر.
match-meaning-vetoed = أوقفه الفريق. يقرأ كلاهما فقط أن الأمر لم يعد ممكنًا.
match-do-second-review = طلب رأي ثانٍ
match-do-ask-seeker = طرح السؤال على الشخص
match-do-second = أنا الشخص الثاني: طرح السؤال
match-do-ask-host = طرح السؤال على المضيف
match-do-open-contact = التأكيد وفتح التواصل
match-window =
    { $count ->
        [zero] يتم ذلك فورًا.
        [one] ستكون لديكم ثانية واحدة للإلغاء.
        [two] ستكون لديكم ثانيتان للإلغاء.
        [few] ستكون لديكم { $count } ثوانٍ للإلغاء.
        [many] ستكون لديكم { $count } ثانية للإلغاء.
       *[other] ستكون لديكم { $count } ثانية للإلغاء.
    }
match-sending-ask-seeker = طرح السؤال على الشخص
match-sending-ask-host = طرح السؤال على المضيف
match-sending-open-contact = فتح التواصل
match-pending = قرار { $who }: { $what }. يتم ذلك الساعة { $time }. أعيدوا تحميل الصفحة لتروا ما يأتي بعد ذلك.
match-undo = إلغاء هذا القرار
match-pending-line = قرار { $who }: { $what }، حين يأتي الدور.
match-leave-line = عدم انتظار الدور بعد الآن
match-is-in-line = ينتظر دوره
match-do-in-turn = طرح السؤال حين يأتي الدور
match-in-turn = يمكن للسؤال أيضًا أن ينتظر دوره: يُرسل من تلقاء نفسه حين يتوفر مكان ولا يُسأل أحد آخر عن هذا السكن.
match-line-asked =
    { $count ->
        [zero] لا يُسأل أحد آخر عن هذا السكن.
        [one] يُسأل شخص آخر عن هذا السكن.
        [two] يُسأل شخصان آخران عن هذا السكن.
        [few] يُسأل { $count } أشخاص آخرون عن هذا السكن.
        [many] يُسأل { $count } شخصًا آخر عن هذا السكن.
       *[other] يُسأل { $count } شخص آخر عن هذا السكن.
    }
match-line-before =
    { $count ->
        [zero] لا ينتظر أحد آخر دوره لهذا السكن.
        [one] ينتظر طلب آخر دوره لهذا السكن.
        [two] ينتظر طلبان آخران دورهما لهذا السكن.
        [few] تنتظر { $count } طلبات أخرى دورها لهذا السكن.
        [many] ينتظر { $count } طلبًا آخر دوره لهذا السكن.
       *[other] ينتظر { $count } طلب آخر دوره لهذا السكن.
    }
match-two = القرار لشخصين، لأن:
match-two-for-children = أطفالًا سيأتون؛
match-two-for-unknown = قاعدة لم تُحسم: انظروا أدناه؛
match-two-for-words = نص العرض احتاج إلى قراءتين.
match-call-seeker = يريد الشخص الذي يبحث عن سكن أن نتصل به قبل أن يجيب.
match-call-host = يريد المضيف أن نتصل به قبل أن يجيب.
match-first = اختاره { $who }
match-second = الرأي الثاني: { $who }
match-answer-seeker = تسجيل جواب الشخص
match-answer-host = تسجيل جواب المضيف
match-answer-how = إذا جاء الجواب بالهاتف أو على ورقة أو شفهيًا.
match-answer-said = الجواب
match-answer-yes = نعم
match-answer-no = لا
match-answer-call = يريد أن يتحدث أولًا
match-answer-why = إذا كان الجواب لا، فلماذا (ليس إلزاميًا)
match-answer-act = تسجيل
match-withdraw-seeker = الشخص يتراجع عن موافقته
match-withdraw-host = المضيف يتراجع عن موافقته
match-withdraw-text = ينتهي الترشيح. لا يعود أي منهما يرى كيف يتصل بالآخر. ويصبح المكان متاحًا لغيرهما.
match-veto = إيقاف هذا الترشيح
match-veto-text = ينتهي الترشيح للطرفين. يقرآن فقط أن الأمر لم يعد ممكنًا، من دون السبب.
match-reason = السبب
match-on = اليوم
match-next-met = اللقاء
match-next-agreed = ما اتُّفق عليه
match-next-begun = الوصول
match-next-ended = نهاية الإقامة
match-act-met = تسجيل اللقاء
match-act-agreed = تسجيل الاتفاق
match-act-begun = تسجيل الوصول
match-act-ended = إنهاء الإقامة
match-agreed-on = ما سُجّل
match-met-on = اللقاء
match-began-on = الوصول
match-ended-on = النهاية
match-told-seeker = ما يعرفه الشخص الآن عن المضيف
match-told-host = ما يعرفه المضيف الآن عن الشخص
match-the-seeker = الطلب
match-the-home = السكن
match-person = ملف الشخص
match-host-person = ملف المضيف
match-household = الأسرة
match-persons =
    { $count ->
        [zero] بلا أشخاص
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
match-ages = الأعمار
match-from = ابتداءً من
match-months = المدة
match-months-count =
    { $count ->
        [one] شهر واحد
        [two] شهران
        [few] { $count } أشهر
        [many] { $count } شهرًا
       *[other] { $count } شهر
    }
match-languages = اللغات
match-needs = الاحتياجات
match-urgency = درجة الاستعجال
match-rules = القواعد، واحدة واحدة
match-beside = جارٍ أيضًا لهذين الطرفين
match-history = ما حدث
match-deed-why = { $what }: { $why }
match-deed-select = اختير
match-deed-second = أُحيل لرأي ثانٍ
match-deed-ask-seeker = طُرح السؤال على الشخص
match-deed-seeker-yes = الشخص يقول نعم
match-deed-seeker-no = الشخص يقول لا
match-deed-seeker-call = الشخص يريد أن نتصل به
match-deed-ask-host = طُرح السؤال على المضيف
match-deed-host-yes = المضيف يقول نعم
match-deed-host-no = المضيف يقول لا
match-deed-host-call = المضيف يريد أن نتصل به
match-deed-open-contact = فُتح التواصل
match-deed-undo = أُلغي القرار
match-deed-not-sent = لم يُرسل شيء: تغيّر شيء في هذه الأثناء
match-deed-meet = لقاء
match-deed-agree = اتفاق
match-deed-begin = وصول
match-deed-end = نهاية الإقامة
match-deed-seeker-withdraws = الشخص يتراجع عن موافقته
match-deed-host-withdraws = المضيف يتراجع عن موافقته
match-deed-veto = أوقفه الفريق
match-deed-lapse = بلا نتيجة
match-by-seeker = الشخص
match-by-host = المضيف
match-by-program = البرنامج
match-by-operator = الخادم
match-by-admin = الإدارة
match-by-moderator = مشرف
match-by-safeguarding-lead = مسؤول حماية
match-by-caseworker = مرشد اجتماعي
match-by-visitor-home = زائر منزلي
match-why-too-far = بعيد جدًا
match-why-not-the-home = هذا السكن لا يناسب
match-why-dates = التواريخ لا تناسب
match-why-found-other = وُجد حل آخر
match-why-too-many = أشخاص كثيرون
match-why-not-now = ليس الآن
match-why-unsaid = من دون ذكر السبب
match-why-safety = من أجل السلامة
match-why-not-suitable = لا يناسب
match-why-wrong-facts = كانت هناك معلومة خاطئة
match-why-suspended = يُنظر في حادثة
match-why-no-answer = لا جواب في الوقت المحدد
match-why-taken = أُخذ المكان
match-why-chose-other = قال الشخص نعم لعرض آخر
match-why-offer-gone = سُحب العرض
match-why-request-gone = سُحب الطلب
match-why-moved-on = وجد سكنًا خاصًا به
match-why-term-over = انتهت المدة المتفق عليها
match-why-host-needs-home = يحتاج المضيف إلى السكن
match-why-conflict = لم تعد الحياة المشتركة ممكنة
match-why-left = ذهب إلى مكان آخر
stay-kind = نوع الاتفاق
stay-from = اليوم الأول
stay-until = اليوم الأخير
stay-until-hint = اتركوه فارغًا إذا لم يُتفق على نهاية. الغرفة المشتركة لسبع ليالٍ على الأكثر.
stay-rent = الإيجار في الشهر، باليورو
stay-rent-hint = اتركوه فارغًا إذا كان مجانيًا.
stay-free = مجانًا
stay-problem-kind = اختاروا نوع الاتفاق.
stay-problem-from = يجب أن يكون اليوم الأول تاريخًا يبعد عن اليوم أقل من سنة.
stay-problem-until = يجب أن يأتي اليوم الأخير بعد اليوم الأول.
stay-problem-nights = الغرفة المشتركة لسبع ليالٍ على الأكثر: اكتبوا يومًا أخيرًا، بعد اليوم الأول بسبع ليالٍ على الأكثر.
stay-problem-rent = الإيجار مبلغ باليورو بين 0 و10000.
match-problem-wrong-step = هذا غير ممكن هنا. الحالة الآن: { $state }.
match-problem-changed = غيّر أحدهم هذا الترشيح في هذه الأثناء. الحالة الآن: { $state }. اقرؤوه من جديد ثم قرروا.
match-problem-waits = هناك قرار سيُنفّذ قريبًا. ألغوه أولًا، أو انتظروا.
match-problem-nothing-to-undo = لا شيء للإلغاء: نُفّذ القرار.
match-problem-second-person = القرار لشخصين، وأنتم الأول. اسألوا زميلًا أو زميلة.
match-problem-wrong-reason = هذا السبب لا يناسب هنا. اختاروا واحدًا من القائمة.
match-problem-too-late = كان الجواب ممكنًا حتى { $moment }.
match-problem-date = اكتبوا يومًا بين { $first } واليوم، { $today }.
match-problem-no-date = اكتبوا يومًا، مثلًا باستعمال تقويم الحقل.
match-problem-choose = اختاروا أحد الأجوبة، ثم أرسلوا من جديد.
match-problem-breaks-rule = تمنع ذلك قاعدة:
match-problem-to-ask = يجب أن تجيب جمعية أخرى أولًا:
match-problem-not-open = لم يعد العرض أو الطلب مفتوحًا.
match-problem-twice = يوجد ترشيح لهذين الطرفين من قبل.
match-problem-no-slot = لم يعد في هذا العرض مكان متاح.
match-problem-asked-full =
    { $count ->
        [one] لدى الشخص اقتراح واحد. انتظروا جوابه.
        [two] لدى الشخص اقتراحان، ولا يمكن أكثر في الوقت نفسه. انتظروا جوابًا.
        [few] لدى الشخص { $count } اقتراحات، ولا يمكن أكثر في الوقت نفسه. انتظروا جوابًا.
        [many] لدى الشخص { $count } اقتراحًا، ولا يمكن أكثر في الوقت نفسه. انتظروا جوابًا.
       *[other] لدى الشخص { $count } اقتراح، ولا يمكن أكثر في الوقت نفسه. انتظروا جوابًا.
    }
match-problem-has-yes = قال الشخص نعم لعرض آخر.
match-problem-host-asked-often =
    { $count ->
        [one] يُسأل المضيف عن أسرة واحدة في الوقت نفسه، وعن { $week } في الأسبوع على الأكثر.
        [two] يُسأل المضيف عن أسرتين في الوقت نفسه، وعن { $week } في الأسبوع على الأكثر.
        [few] يُسأل المضيف عن { $count } أسر في الوقت نفسه، وعن { $week } في الأسبوع على الأكثر.
        [many] يُسأل المضيف عن { $count } أسرة في الوقت نفسه، وعن { $week } في الأسبوع على الأكثر.
       *[other] يُسأل المضيف عن { $count } أسرة في الوقت نفسه، وعن { $week } في الأسبوع على الأكثر.
    }
desk-notice-match-selected = تم الاختيار. لم يُسأل أحد بعد.
desk-notice-match-decided = اتُّخذ القرار.
desk-notice-match-undone = أُلغي القرار: لم يُرسل شيء.
desk-notice-match-answered = سُجّل الجواب.
desk-notice-match-taken = أخذ شخص آخر المكان قبل قليل. انتهى الاقتراح.
desk-notice-match-withdrawn = سُجّل ذلك. لم يعد أي منهما يرى كيف يتصل بالآخر.
desk-notice-match-noted = سُجّل ذلك.
show-matches = الترشيحات

## The rules by name, and what they say of a pair


## What people read who are asked

my-matches = اقتراحات لكم
my-match-asked = أجيبوا
my-match-question-seeker = هل تريدون السكن هناك؟
my-match-question-host = هل تريدون لقاء هذه الأسرة؟
my-match-until = يمكنكم أن تجيبوا حتى { $moment }.
my-match-call = اتصلوا بي أولًا
my-match-why = لماذا؟ لستم مجبرين على قول ذلك.
my-match-say-no = إرسال جوابي: لا
my-match-no-harm-seeker = إذا قلتم لا، فلا يتغير شيء بالنسبة إليكم. نواصل البحث.
my-match-no-harm-host = إذا قلتم لا، فلا يتغير شيء بالنسبة إليكم ولا إلى عرضكم.
my-match-for = ما يناسب
my-match-against = ما يناسب أقل
my-match-unknown = ما لا نعرفه بعد
my-match-more = رؤية العرض كله
my-match-other-seeker = كيف تتصلون بمضيفكم
my-match-other-host = كيف تتصلون بهذه الأسرة
my-match-safe = التقوا أولًا في مكان عام. لا تدفعوا شيئًا قبل الاتفاق. إذا أقلقكم شيء، فأخبروا الفريق.
my-match-withdraw = أتراجع عن موافقتي
my-match-withdraw-text = ينتهي الاقتراح، ولا يعود الطرف الآخر يرى كيف يتصل بكم. لستم مجبرين على ذكر السبب.
my-match-done-yes = شكرًا، سُجّل جوابكم: نعم. يتابع الفريق الأمر.
my-match-done-no = شكرًا، سُجّل جوابكم: لا.
my-match-done-call = سُجّل ذلك: سيتصل بكم شخص من الفريق. يمكنكم أن تجيبوا بعد ذلك.
my-match-done-taken = أخذ شخص آخر المكان قبل قليل. نواصل البحث.
my-match-done-withdrawn = سُجّل ذلك. انتهى الاقتراح.
seeker-match-asked-seeker = هناك مكان قد يناسبكم. لا يعرف المضيف عنكم شيئًا.
seeker-match-seeker-yes = قلتم نعم. يقرر الفريق الآن هل يُسأل المضيف.
seeker-match-asked-host = قلتم نعم. سأل الفريق المضيف.
seeker-match-host-yes = المضيف يقول نعم أيضًا. يؤكد الفريق، ثم يمكنكم التواصل.
seeker-match-contact-opened = يمكنكم التواصل. اتفقوا على موعد للقاء.
seeker-match-met = تم اللقاء. ترون الآن العنوان.
seeker-match-agreed = اتفق الطرفان.
seeker-match-active = تسكنون هناك.
seeker-match-ended = انتهت هذه الإقامة.
seeker-match-declined = لم يؤدِّ هذا الاقتراح إلى شيء.
seeker-match-lapsed = لم يعد هذا الاقتراح ممكنًا.
seeker-match-lapsed-taken = أُخذ المكان: أجاب شخص آخر قبلكم.
seeker-match-lapsed-no-answer = انتهى وقت الجواب.
seeker-match-lapsed-chose-other = قلتم نعم لاقتراح آخر.
host-matches = من يمكن أن يأتي
host-match-household =
    { $count ->
        [zero] أسرة
        [one] أسرة من شخص واحد
        [two] أسرة من شخصين
        [few] أسرة من { $count } أشخاص
        [many] أسرة من { $count } شخصًا
       *[other] أسرة من { $count } شخص
    }
host-match-asked-host = قالت هذه الأسرة نعم لعرضكم. لا ترون اسمها بعد.
host-match-host-yes = قلتم نعم. يؤكد الفريق، ثم يمكنكم التواصل.
host-match-contact-opened = يمكنكم التواصل. اتفقوا على موعد في مكان عام.
host-match-met = تم اللقاء. ترى هذه الأسرة الآن عنوانكم.
host-match-agreed = اتفق الطرفان.
host-match-active = هذه الأسرة تسكن هناك.
host-match-ended = انتهت هذه الإقامة.
host-match-declined = لم يؤدِّ ذلك إلى شيء.
host-match-lapsed = لم يعد ذلك ممكنًا.
host-match-lapsed-taken = أُخذ المكان.
host-match-lapsed-no-answer = انتهى وقت الجواب.
host-match-lapsed-chose-other = اختارت هذه الأسرة سكنًا آخر.
speaks-for-distance = قريب من المكان الذي تريدون العيش فيه.
speaks-for-language = يتكلم المضيف إحدى لغاتكم.
speaks-for-duration = يمكنكم البقاء المدة التي تريدونها.
speaks-for-affordability = الإيجار يناسب ميزانيتكم.
speaks-for-dates = متاح عندما تحتاجون إليه.
speaks-for-size = الحجم يناسبكم.
speaks-for-domiciliation = يمكن أن يصبح العنوان عنوانكم الرسمي.
speaks-against-distance = بعيد بعض الشيء عن المكان الذي تريدون العيش فيه.
speaks-against-language = لا نعرف لغة مشتركة بينكم وبين المضيف.
speaks-against-duration = ربما لا يمكنكم البقاء المدة التي تريدونها.
speaks-against-affordability = الإيجار مرتفع بالنسبة إلى ميزانيتكم.
speaks-against-dates = ليس متاحًا تمامًا عندما تحتاجون إليه.
speaks-against-size = أكبر مما تحتاجون إليه.
speaks-against-domiciliation = ليس مؤكدًا أن يصبح العنوان عنوانكم الرسمي.
open-capacity = كم شخصًا يمكن أن يعيشوا هناك.
open-dates = متى يكون متاحًا.
open-duration-min = كم يجب أن تبقوا على الأقل.
open-minor-unaccompanied = من المسؤول عن الشخص دون 18 عامًا.
open-women-only = من يعيش هناك الآن.
open-lone-adult-rule = من يعيش هناك الآن.
open-step-free = هل توجد درجات.
open-children-ok = هل الأطفال مرحب بهم.
open-accepts = من يمكن أن يأتي.
open-pets = هل يمكن إحضار حيوان.
open-smoking = هل يُدخَّن في الداخل.
open-rent-over-budget = الإيجار.
open-domiciliation = هل يمكن أن يصبح العنوان عنوانكم الرسمي.
open-blocked-pair = هل ما زال هذا العرض ممكنًا.
open-vetting-expired = هل تحقق الفريق من كل شيء لدى المضيف.
open-distance-max = كم يبعد.
open-shared-room-nights = إلى أين تذهبون بعد سبع ليالٍ.

## Elsewhere

state-placed = وجد سكنًا
state-closed = منتهٍ
desk-list-placed = وجدت سكنًا
host-meaning-placed = وجد سكنًا.
host-meaning-closed = منتهٍ.
task-kind-stay-under-incident = شخص يسكن عند مضيف يُنظر في حادثة خطيرة تتعلق به
task-how-stay-under-incident = انظروا اليوم مع مسؤول الحماية هل الشخص في أمان، وإلى أين يمكنه أن يذهب.
errand-news = هناك سؤال أو خبر ينتظره في صفحته.
notice-news =
    مرحبًا،

    هناك جديد لكم في { $host }. اقرؤوه حيث لا يرى أحد شاشتكم:

    { $link }
my-looked-match-answered = أجبتم عن اقتراح
my-looked-match-withdrawn = تراجعتم عن موافقة
my-looked-release-opened = يستطيع الطرف الآخر أن يرى كيف يتصل بكم، أو عنوانكم
my-looked-release-closed = لم يعد الطرف الآخر يرى كيف يتصل بكم، أو عنوانكم
audit-subject-match = ترشيح
audit-event-match-selected = اختيار طرفين
audit-event-match-decided = قرار بطرح سؤال أو بفتح التواصل
audit-event-match-undone = إلغاء قرار قبل إرساله
audit-event-match-sent = تنفيذ قرار
audit-event-match-answered = تسجيل جواب
audit-event-match-withdrawn = تراجع عن موافقة
audit-event-match-met = تسجيل لقاء
audit-event-match-agreed = تسجيل اتفاق
audit-event-match-begun = تسجيل وصول
audit-event-match-ended = انتهاء إقامة
audit-event-match-vetoed = إيقاف ترشيح
audit-event-release-opened = إظهار معلومات الاتصال للطرف الآخر
audit-event-release-closed = إخفاء معلومات الاتصال عن الطرف الآخر

## How a stay goes

check-in-question = كيف الحال؟
check-in-private = الفريق وحده يقرأ جوابكم. الطرف الآخر لا يراه أبدًا.
check-in-before = ما قلتموه
check-in-said = في { $date }: { $said }
check-in-open = سؤال ينتظر جوابه. يمكنكم تدوين ما قيل بالهاتف أو مباشرة.
check-ins-seeker = كيف الحال، بحسب الشخص
check-ins-host = كيف الحال، بحسب المضيف
how-it-goes-well = الأمور بخير
how-it-goes-not-well = الأمور ليست بخير
how-it-goes-call = اتصلوا بي
my-match-done-checked-in = شكرًا، تم التدوين. إذا أردتم الحديث فسيتصل بكم أحد من الفريق.
task-match = عرض الترشيح
task-kind-stay-not-well = شخص يقول إن إقامته لا تسير جيدًا، أو يريد اتصالًا
task-how-stay-not-well = اتصلوا اليوم في وقت آمن. لا تقولوا شيئًا للطرف الآخر.
task-kind-stay-silent = لا أخبار عن إقامة منذ ثلاثة أيام
task-how-stay-silent = اتصلوا بالطرفين، كل على حدة. إذا لم تصلوا إلى أحد فاذهبوا اثنين اثنين.
audit-event-checked-in = دُوّن جواب عن إقامة
my-looked-checked-in = قلتم كيف تسير الإقامة

## Between two associations

match-by-ally = الجمعية الأخرى
match-sending-accept = قول نعم للجمعية الأخرى
match-do-accept = تأكيد الموافقة للجمعية الأخرى
match-deed-accept = أُرسلت الموافقة إلى الجمعية الأخرى
match-deed-offered = اقترحتها جمعية أخرى
match-deed-under-review = الجمعية الأخرى تسأل المضيف
match-abroad = مع { $association }
match-problem-not-known-there = هذه الجمعية لا تعرف هذا الطلب بعد. يجب أن يوافق الشخص أولًا على أن يُعرف هناك.
match-problem-negotiated = تجيب هذه الجمعية أولًا بشأن أسرة أخرى لهذا السكن. انتظروا جوابها.
match-problem-offered-full =
    { $count ->
        [zero] لا تنظر هذه الجمعية الآن في أسر منّا. انتظروا جوابًا.
        [one] تنظر هذه الجمعية الآن في أسرة واحدة منّا، وهذا هو الحد. انتظروا جوابًا.
        [two] تنظر هذه الجمعية الآن في أسرتين منّا، وهذا هو الحد. انتظروا جوابًا.
        [few] تنظر هذه الجمعية الآن في { $count } أسر منّا، وهذا هو الحد. انتظروا جوابًا.
        [many] تنظر هذه الجمعية الآن في { $count } أسرة منّا، وهذا هو الحد. انتظروا جوابًا.
       *[other] تنظر هذه الجمعية الآن في { $count } أسرة منّا، وهذا هو الحد. انتظروا جوابًا.
    }
match-waits-there = ننتظر جوابًا من { $association }.
my-match-abroad = هذا السكن تعرضه { $association } التي تعرفها جمعيتكم. وهي لا تعرف عنكم شيئًا الآن.
my-match-meet-abroad = الجمعيتان تنظمان اللقاء. جمعيتكم تخبركم أين ومتى.
event-kind-negotiation-offered = اقتراح إلى حليف
event-kind-negotiation-reviewed = اقتراح حليف قيد النظر
event-kind-negotiation-accepted = قُبل اقتراح حليف
event-kind-agreement-changed = تغيّر اتفاق مع حليف
