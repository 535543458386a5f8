# reviewed: no

# Everything that waits for the staff, in one list.

queue-title = للإنجاز
queue-summary =
    { $count ->
        [0] لا شيء ينتظر. نهاركم سعيد!
        [one] أمر واحد ينتظر.
        [two] أمران ينتظران.
        [few] { $count } أمور تنتظر.
       *[other] { $count } أمرًا ينتظر.
    }
queue-late-count =
    { $count ->
        [one] واحد متأخر
        [two] اثنان متأخران
       *[other] { $count } متأخرة
    }
queue-group-all = الكل
queue-group-safety = السلامة
queue-group-matches = المطابقات
queue-group-requests = الطلبات
queue-group-offers = العروض
queue-group-letters = الرسائل
queue-group-partners = الشركاء والخادم

queue-kind-incident = بلاغ سري
queue-kind-authority = طلب من سلطة
queue-kind-stay = إقامة تحتاج متابعة
queue-kind-negotiation = اقتراح من جمعية حليفة
queue-kind-match = مطابقة تنتظر قرارًا
queue-kind-question = جواب منتظر
queue-kind-meeting = خطوة تُسجَّل
queue-kind-moving = إقامة تنتهي، يُحضَّر ما بعدها
queue-kind-request = طلب بلا اقتراح
queue-kind-approval = طلب يُقرأ قبل إرساله إلى الحلفاء
queue-kind-appeal = نداء عام للمراجعة
queue-kind-errand = شخص يجب إخباره
queue-kind-held = نص موقوف
queue-kind-photo = صورة للمراجعة
queue-kind-vetting = التحقق من مضيف
queue-kind-renewal = تحقق يجب تجديده
queue-kind-host = سؤال من مضيف
queue-kind-talk = رسالة للقراءة
queue-kind-lead = رسالة واردة
queue-kind-report = بلاغ من خادم آخر
queue-kind-partner = شريك
queue-kind-draft = قائمة نطاقات للتأكيد
queue-kind-program = يحتاج إعادة تشغيل

queue-late-by = متأخر { $span }
queue-left = خلال { $span }
queue-waits = ينتظر منذ { $span }
queue-minutes =
    { $count ->
        [0] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
       *[other] { $count } دقيقة
    }
queue-hours =
    { $count ->
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $count } ساعات
       *[other] { $count } ساعة
    }
queue-days =
    { $count ->
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
queue-in-plan = في الخطة
queue-not-in-plan = لم يوجد سكن
queue-questions =
    { $count ->
        [one] سؤال واحد يُطرح
        [two] سؤالان يُطرحان
        [few] { $count } أسئلة تُطرح
       *[other] { $count } سؤالًا يُطرح
    }
queue-two-for-children = قرار شخصين: أطفال
queue-two-for-unknown = قرار شخصين: قاعدة غير محسومة
queue-two-for-words = قرار شخصين: كلمات العرض
queue-pair = { $request } · { $offer }
queue-vetting-complete = الخطوات مكتملة
queue-vetting-missing =
    { $count ->
        [one] خطوة واحدة ناقصة
        [two] خطوتان ناقصتان
        [few] { $count } خطوات ناقصة
       *[other] { $count } خطوة ناقصة
    }
queue-report-by = بلاغ من { $server }
queue-authority = يجب أن يقرر شخص ثانٍ

queue-mine = الأمر بين يديك
queue-held-by = الأمر بين يدي { $who }
queue-take = أتولى الأمر
queue-take-over = أتولاه بدلًا منه
queue-lay-down = أترك الأمر
queue-give = تكليف
queue-give-title = تكليف شخص
queue-give-to = من يتولى الأمر؟
queue-give-hint = فقط من يحق لهم رؤيته من الفريق.
queue-give-nobody = لا أحد حاليًا
queue-give-act = تكليف
desk-notice-queue-taken = الأمر بين يديك. لن يقرر أحد غيرك لمدة عشر دقائق.
desk-notice-queue-given = تم التكليف.
desk-notice-queue-left = صار الأمر متاحًا للجميع من جديد.
queue-problem-gone = لم يعد هذا ينتظر: لقد اهتم به أحد.
queue-problem-held = { $who } يتخذ القرار الآن، حتى { $moment }. لم يتغير شيء. يمكنك أن تتولى هذه المطابقة إن كان الأمر عاجلًا.
queue-problem-taken = تولى شخص آخر الأمر في هذه الأثناء. انظر من يتولاه الآن ثم اختر.
queue-problem-not-theirs = لا يمكن لهذا الشخص أن يتولى الأمر: حسابه مغلق، أو دوره لا يُظهره.
queue-problem-not-given = يُتولى هذا من صفحته الخاصة.

queue-whose = لمن
queue-whose-all = كل الفريق
queue-whose-mine = لي
queue-whose-nobodys = ليس لأحد بعد
queue-due = متى
queue-due-all = الكل
queue-due-late = متأخر
queue-due-soon = حتى الغد
queue-due-in-time = لاحقًا
queue-filter = تصفية
queue-keys = مفاتيح لوحة المفاتيح
queue-key-next = الذهاب إلى السطر التالي
queue-key-before = الذهاب إلى السطر السابق
queue-key-open = فتح السطر
queue-key-take = تولي الأمر أو تركه
queue-key-filter = اختيار ما يُعرض
queue-key-renew = قراءة القائمة من جديد
queue-key-help = إظهار هذه المفاتيح أو إخفاؤها
queue-keys-off = عدم استخدام هذه المفاتيح

match-held-by = الأمر بين يدي { $who }.
match-held-until = { $who } يتخذ القرار الآن، حتى { $moment }. لا يمكن لأحد غيره أن يقرر حتى ذلك الحين، إلا للإيقاف.
match-held-mine = الأمر بين يديك.

audit-event-queue-taken = تولى الأمر
audit-event-queue-given = كُلّف به شخص
audit-event-queue-left = تُرك للفريق
