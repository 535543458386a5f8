# reviewed: no

## Letters from the fediverse, reports and tasks

event-kind-message-sent = أُرسل رد خاص
event-kind-reported = أُرسل بلاغ
lead-answer = مرحبا، وصلت رسالتك إلى { $name }. سيقرؤها شخص من الجمعية ويرد عليك هنا. لا ترسل عنوانا ولا وثائق.
lead-answer-offer = مرحبا، وصلت رسالتك حول هذا العرض إلى { $name }. سيقرؤها شخص من الجمعية ويرد عليك هنا. لا ترسل عنوانا ولا وثائق.
leads-title = الرسائل الواردة
leads-why = كتبها أشخاص من ماستودون أو من شبكة أخرى في الفيديفيرس. لا يقرؤها هنا إلا الفريق.
leads-new =
    { $count ->
        [one] رسالة جديدة: { $count }
       *[other] رسائل جديدة: { $count }
    }
leads-more =
    { $count ->
        [one] لم تُحفظ رسالة أخرى من اليوم نفسه: { $count }
       *[other] لم تُحفظ رسائل أخرى من اليوم نفسه: { $count }
    }
reports-waiting =
    { $count ->
        [one] بلاغ أو مهمة في الانتظار: { $count }
       *[other] بلاغات أو مهام في الانتظار: { $count }
    }
reports-more =
    { $count ->
        [one] و { $count } آخر
       *[other] و { $count } أخرى
    }
task-times =
    { $count ->
        [one] مرة واحدة: { $count }
       *[other] عدد المرات: { $count }
    }
reactions-likes =
    { $count ->
        [one] أعجب هذا العرض شخصا: { $count }
       *[other] أعجب هذا العرض أشخاصا: { $count }
    }
reactions-boosts =
    { $count ->
        [one] شاركه شخص: { $count }
       *[other] شاركه أشخاص: { $count }
    }
leads-of-offer = رسائل حول هذا العرض
lead-title = رسالة واردة
lead-talk = المحادثة
lead-state-new = جديدة
lead-state-read = مقروءة
lead-state-closed = مغلقة
lead-visibility-private = رسالة خاصة
lead-visibility-followers = تظهر لمتابعي الشخص
lead-visibility-public = علنية على خادمها
lead-reason-links = انتباه: تحتوي على رابط
lead-reason-mentions = انتباه: تذكر أشخاصا كثيرين
lead-reason-new-account = انتباه: حساب جديد جدا
lead-reason-duplicate = انتباه: وصل النص نفسه من قبل
lead-reason-attachment = انتباه: أُرفق ملف ولم يُحفظ
lead-reason-automated = انتباه: أرسلها برنامج
lead-close-done = تمت معالجتها
lead-close-off-topic = خارج الموضوع
lead-close-spam = بريد مزعج
lead-close-abuse = إساءة
lead-erased = حذف الشخص رسالته.
lead-answer-by-staff = رد من الفريق
lead-answer-by-itself = رد آلي
lead-answer-title = الرد بشكل خاص
lead-answer-how = يُرسل الرد باسم الجمعية. لا تكتب فيه هاتفا ولا بريدا إلكترونيا ولا رابطا ولا عنوانا.
lead-answer-text = ردك
lead-answer-hint = { $max } حرف على الأكثر.
lead-answer-language = لغة الرد
lead-act-answer = إرسال
lead-close-title = إغلاق
lead-act-read = وضع علامة مقروءة
lead-close-reason = السبب
lead-act-close = إغلاق
lead-report = الإبلاغ عن هذه الرسالة لدى خادمها
reports-title = البلاغات والمهام
reports-heading = البلاغات
tasks-heading = مهام للإنجاز
report-new = الإبلاغ لدى خادم آخر
report-new-how = يُرسل البلاغ باسم خادمكم ولا يذكر أحدا من الفريق.
report-object = عنوان الحساب أو العرض أو الرسالة
report-object-hint = ألصقوا العنوان كاملًا، وهو يبدأ بـ https.
report-object-unknown = لا شيء معروف هنا بهذا العنوان. تحققوا منه.
report-text = ما المشكلة
report-text-hint = { $max } حرف على الأكثر، دون هاتف أو بريد أو رابط أو عنوان.
report-act-send = إرسال البلاغ
report-act-close = إغلاق
report-close-reason = النتيجة
report-state-open = مفتوحة
report-state-closed = مغلقة
report-direction-in = بلاغ عنا
report-direction-out = بلاغ منا
report-close-acted = اتخذنا إجراء
report-close-unfounded = بلا أساس
report-close-duplicate = أُبلغ عنه من قبل
report-close-sent = أُرسل
task-kind-partner-moved = شريك يقول إنه انتقل إلى عنوان آخر
task-kind-partner-blocked = شريك يحظرنا
task-kind-negotiations-full = لدى حليف مفاوضات مفتوحة كثيرة جدا
task-kind-requests-fetched = جلب حليف طلبات كثيرة جدا اليوم
task-kind-alliance-asked = شريك يقترح تحالفًا: قارنوا مفتاحه وقرّروا
task-kind-alliance-by-stranger = جمعية ليست شريكة تقترح تحالفًا
task-kind-alliance-declined = شريك رفض التحالف
task-kind-alliance-ended = حليف أنهى التحالف: سُحبت طلباتنا منه
task-kind-alliance-key-changed = حليف له مفتاح غير المفتاح الذي قورن
task-how-alliance-asked = قارنوا بصمة مفتاح هذه الجمعية معها عبر الهاتف، ثم اقبلوا أو ارفضوا في صفحتها.
task-how-alliance-by-stranger = إذا كنتم تعرفون هذه الجمعية، فأضيفوها أولًا إلى الشركاء. وإلا فلا شيء عليكم فعله.
task-how-alliance-declined = لا نشارك معها أكثر مما نشاركه مع أي شريك. إذا لم تعرفوا السبب، فاتصلوا بهذه الجمعية.
task-how-alliance-ended = سُحبت طلباتنا منها. إذا لم تعرفوا السبب، فاتصلوا بهذه الجمعية.
task-how-partner-moved = اتصلوا بهذه الجمعية على رقم تعرفونه. إذا كان ذلك صحيحًا: إن كان خادمها آخر فأضيفوه إلى الشركاء ثم أزيلوا القديم، وإن كان هو نفسه فاقترحوا التحالف من جديد.
task-how-alliance-key-changed = يبقى التحالف ساريًا. قارنوا بصمة المفتاح الجديد مع هذه الجمعية عبر الهاتف؛ وإذا لم يكن مفتاحها، فأنهوا التحالف في صفحتها.
task-how-partner-blocked = لم تعد عروضها تصل إلى هنا، ولا عروضنا إليها. إذا لم تعرفوا السبب، فاتصلوا بهذه الجمعية.
task-how-negotiations-full = تُرفض المقترحات الجديدة ما دامت القديمة تنتظر ردًا. اتصلوا بهذه الجمعية لتسوية بعضها.
task-how-requests-fetched = لن يحصل على المزيد حتى الغد. اتصلوا بهذه الجمعية إن كنتم لا تعرفون السبب.
task-new-address = العنوان الجديد
task-partner = عرض هذا الشريك
task-act-done = تم
negotiation-state-proposed = مقترحة
negotiation-state-under-review = قيد الدراسة
negotiation-state-accepted = مقبولة
negotiation-state-rejected = مرفوضة
negotiation-state-withdrawn = مسحوبة
desk-notice-answered = أُرسل الرد.
desk-notice-closed = أُغلقت.
desk-notice-reported = أُرسل البلاغ.
desk-error-text-length = يتكون النص من 1 إلى { $max } حرفا؛ وهذا النص فيه { $got }.
desk-error-reveals = يُرسل هذا النص إلى خادم آخر. احذف منه:
