# reviewed: no

## The page on which anybody tells that something is wrong. Its title says nothing of what was done

help-link = هل هناك مشكلة؟ أخبرونا هنا
help-title = مساعدة
help-numbers = خطر الآن؟ اتصلوا
help-number-emergency = الطوارئ: الإسعاف والإطفاء والشرطة. مجانًا، ليلًا ونهارًا، في كل أوروبا.
help-number-police = الشرطة. مجانًا، ليلًا ونهارًا.
help-number-violence-fr = العنف بين الزوجين، بالفرنسية. مجانًا ودون ذكر الاسم.
help-number-violence-nl = العنف والاعتداء، بالهولندية. مجانًا ودون ذكر الاسم.
help-number-trafficking = يستغلكم أحد أو يحتجز أوراقكم: مراكز ضحايا الاتجار بالبشر.
help-number-children = الأطفال والشباب، بالفرنسية. مجانًا ودون ذكر الاسم.
help-number-guardianship = شخص دون 18 عامًا وحده: مصلحة الوصاية، ليلًا ونهارًا.
help-number-discrimination = أونيا: التمييز والعنصرية. مجانًا، خلال النهار.
help-tell = أخبرونا بكل ثقة
help-tell-who = يقرأ ما تكتبونه هنا بعض أعضاء الجمعية فقط. لا تحتاجون إلى حساب ولا إلى ذكر اسمكم. ولن يعلم منا بذلك من تتحدثون عنه.
help-kind = ماذا يحدث؟
help-kind-missing = اختاروا ما يحدث. إذا لم يناسبكم شيء فاختاروا «شيء آخر».
help-text = احكوا لنا، إن أردتم
help-text-hint = بلغتكم وبكلماتكم. { $max } حرف على الأكثر.
help-text-missing = اكتبوا كلمة عما يحدث.
help-about = يتعلق الأمر بهذا العرض:
help-which = عن أي عرض أو مكان تتحدثون؟ (إن كنتم تعرفون)
help-which-hint = عنوان أو مدينة أو رابط صفحة. { $max } حرف على الأكثر.
help-contact = كيف نتواصل معكم؟ (إن أردتم)
help-contact-hint = رقم أو عنوان أو ساعة آمنة. يُحفظ مشفّرًا. { $max } حرف على الأكثر.
help-named = أريد أن يُعرف أنني من كتب
help-named-hint = سيرى من يقرأ ملفكم ويستطيع التواصل معكم من خلاله. ستكون هذه الرسالة أيضًا في نسخة معلوماتكم، وتُمحى كلماتها معها. من دون هذه العلامة لا شيء يربطها بكم.
help-named-ended = انتهت جلستكم: لم نعد نعرف من أنتم. أرسلوا دون ذكر من أنتم، أو ادخلوا من جديد.
help-act = إرسال
help-kept = يُحفظ ما تكتبونه مشفّرًا. ولا يُحفظ معه عنوان جهازكم.
help-full = وصلتنا اليوم رسائل كثيرة جدًا ولم تُحفظ هذه الرسالة. اتصلوا بأحد الأرقام أدناه أو حاولوا غدًا.
help-thanks = شكرًا لكم. لقد وصل.
help-next = سيقرؤه قريبًا شخص من الجمعية ويقرر ما يجب فعله. إذا كان الأمر خطيرًا يُوقف فورًا كل ما يعرضه هذا المضيف.
help-next-contact = هل قلتم كيف نتواصل معكم؟ سنتحدث معكم وحدكم في الساعة التي ذكرتموها. وإلا فلا نستطيع الرد عليكم.
help-next-phone = هل هذا الهاتف ليس لكم؟ اضغطوا على «خروج سريع»: لا يبقى شيء من هذه الصفحة على الجهاز.
help-back = إلى الصفحة الأولى
desk-error-text-length-most = { $max } حرف على الأكثر؛ وهنا { $got }.
privacy-told-title = تخبروننا بمشكلة
privacy-told = ما تكتبونه في صفحة «مساعدة» مشفّر، ولا يفتحه إلا بعض أعضاء الجمعية، وتُسجَّل كل قراءة. لا شيء يقول من أنتم إلا إذا كتبتم ذلك أو وضعتم علامة عليه.

## What it is about, how grave it is, and what came of it

incident-kind-danger-now = شخص ما في خطر الآن
incident-kind-money-or-work = يُطلب مال مقدمًا أو عمل مقابل المأوى
incident-kind-touching = لمس أو تحرش أو إلحاح
incident-kind-threats = تهديد أو تخويف
incident-kind-discrimination = معاملة سيئة بسبب الأصل أو الدين أو الجنس…
incident-kind-papers-kept = يحتجز أحد أوراق شخص أو هاتفه
incident-kind-unsafe-home = المسكن خطر أو غير صحي
incident-kind-private-told = كُشف أو عُرض شيء خاص
incident-kind-other = شيء آخر
incident-severity-1 = 1 · بسيط
incident-severity-2 = 2 · جدي
incident-severity-3 = 3 · خطير: يوقف المضيف
incident-severity-4 = 4 · خطر على الحياة: يوقف المضيف
incident-state-new = جديد
incident-state-in-hand = قيد المتابعة
incident-state-closed = مغلق
incident-outcome-helped = الشخص في أمان
incident-outcome-agreed = تم التوصل إلى اتفاق
incident-outcome-host-ended = لا عمل بعد الآن مع هذا المضيف
incident-outcome-passed-on = أُحيل إلى جهة مختصة أو إلى الشرطة بموافقة الشخص
incident-outcome-unfounded = بلا أساس
incident-outcome-not-reached = لم يمكن الوصول إلى أحد
incident-outcome-duplicate = عولج في مكان آخر
incident-from-home = كُتب من الصفحة الأولى
incident-from-offers = كُتب من قائمة العروض
incident-from-offer = كُتب من صفحة عرض
incident-from-my = كُتب من صفحات البطاقة
incident-from-desk = كُتب من صفحات الفريق
incident-from-other = كُتب من صفحة أخرى
incident-field-text = ماذا يحدث
incident-field-which = أي عرض وأي مكان
incident-field-contact = كيفية التواصل مع الشخص
lift-reason-unfounded = كانت الحادثة بلا أساس
lift-reason-mended = أُصلح ما كان خطأ
lift-reason-wrong-offer = لم يكن هذا العرض هو المقصود

## Incidents at the desk

incidents-title = بلاغات سرية
incidents-what = ما أخبرنا به الناس بثقة. لا ترون ما يتعلق بعرض كتبتموه. ابتداءً من الدرجة 3 يتابعه مسؤول الحماية وحده.
incidents-new = { $count ->
        [zero] لا بلاغ سري ينتظر
        [one] بلاغ سري واحد ينتظر
        [two] بلاغان سريان ينتظران
        [few] { $count } بلاغات سرية تنتظر
        [many] { $count } بلاغًا سريًا ينتظر
       *[other] { $count } بلاغ سري ينتظر
    }
incidents-unseen = { $count ->
        [zero] لا بلاغ سري ينتظر.
        [one] بلاغ سري واحد ينتظر ولا أحد من الفريق يستطيع فتحه. أعطوا دور مسؤول الحماية لشخص لم يكتب العرض.
        [two] بلاغان سريان ينتظران ولا أحد من الفريق يستطيع فتحهما. أعطوا دور مسؤول الحماية لشخص لم يكتب العروض.
        [few] { $count } بلاغات سرية تنتظر ولا أحد من الفريق يستطيع فتحها. أعطوا دور مسؤول الحماية لشخص لم يكتب العروض.
        [many] { $count } بلاغًا سريًا ينتظر ولا أحد من الفريق يستطيع فتحه. أعطوا دور مسؤول الحماية لشخص لم يكتب العروض.
       *[other] { $count } بلاغ سري ينتظر ولا أحد من الفريق يستطيع فتحه. أعطوا دور مسؤول الحماية لشخص لم يكتب العروض.
    }
incident-offers = { $count ->
        [zero] لا عرض مذكور
        [one] عرض واحد مذكور
        [two] عرضان مذكوران
        [few] { $count } عروض مذكورة
        [many] { $count } عرضًا مذكورًا
       *[other] { $count } عرض مذكور
    }
incident-not-judged = الدرجة لم تُحدَّد بعد
incident-person = كتبه شخص لديه بطاقة وأراد أن يُعرف ذلك
incident-taken-by = قيد المتابعة لدى
incident-words = ما قيل
incident-no-words = لم يُكتب شيء، أو مُحيت الكلمات.
incident-open = فتح وقراءة
incident-open-hint = يسجّل السجل أنكم فتحتموه، دون الكلمات.
incident-take = سأتابعه أنا
incident-offers-title = العروض المعنية
incident-no-offer = لا عرض مذكور. اذكروا كل عروض المضيف.
incident-offer-gone = عرض لم يعد موجودًا
incident-offer-elsewhere = من خادم آخر: هو وحده يستطيع الإيقاف.
incident-name-offer = ذكر عرض
incident-name-offer-hint = رابط صفحته. عروضه الأخرى تتبعه إن كان المضيف مسجلًا، وإلا فاذكروها كلها.
incident-name-offer-act = ذكر
incident-judge = تحديد الدرجة
incident-judge-hint = ابتداءً من 3 تُوقف فورًا العروض المذكورة وكل عروض مضيفها. درجة أدنى بعد ذلك لا ترفع شيئًا: شخصان يرفعان الإيقاف.
incident-severity = الدرجة
incident-judge-act = حفظ الدرجة
incident-note = ملاحظة
incident-note-text = ما فعلتموه أو عرفتموه
incident-note-hint = تُحفظ مشفّرة ولا تُقرأ إلا هنا. { $max } حرف على الأكثر.
incident-note-act = تسجيل
incident-close = إغلاق
incident-close-hint = ما أُوقف يبقى كذلك: شخصان يرفعان الإيقاف في صفحة العرض.
incident-outcome = ما نتج عنه
incident-close-act = إغلاق البلاغ
incident-problem-closed = هذا البلاغ مغلق.
incident-problem-not-judged = حددوا الدرجة أولًا.
incident-problem-no-such-offer = لا عرض لدينا على هذا الرابط. انسخوا رابط صفحته.
incident-problem-offers-full = يذكر البلاغ { $max } عرضًا على الأكثر.
incident-problem-notes-full = للبلاغ { $max } ملاحظة على الأكثر.
incident-problem-not-suspended = هذا العرض غير موقوف.
incident-problem-still-open = بلاغ خطير عن هذا العرض لم يُغلق. يُغلق أولًا مع ما نتج عنه.
incident-problem-not-unrelated = ضعوا علامة على أنه لا تربطكم صلة بهذا المضيف. وإلا فليقرر شخص آخر.
incident-problem-second-lifter = شخصان يرفعان الإيقاف، وقد كنتم الأول.
incident-problem-lead-missing = أحد الشخصين مسؤول حماية.

## Suspensions

state-suspended = موقوف
desk-list-suspended = الموقوفة
suspension-title = الإيقاف
suspension-what = هذا العرض موقوف. لا يظهر في أي مكان ولا يمكن تغييره ولا نشره. ترى الخوادم الأخرى أنه غير متاح، ولا تعرف السبب أبدًا.
suspension-incident = رؤية البلاغ
suspension-lead-alone = يفتح هذا البلاغ مسؤول الحماية وحده.
suspension-lift = رفع الإيقاف
suspension-lift-how = يرفعه شخصان لا صلة لهما بالمضيف، أحدهما مسؤول حماية. ثم يُستكمل العرض: يعتمد شخص ما التحقق من جديد قبل نشره.
suspension-first = { $who } موافق على رفعه ({ $date }). يجب أن يوافق شخص ثانٍ أيضًا.
suspension-wait = كنتم الأول. يجب أن يوافق شخص آخر أيضًا.
suspension-reason = لماذا؟
suspension-lift-act = أوافق على رفع الإيقاف
event-kind-negotiation-refused = رُفض اقتراح حليف
event-kind-negotiation-withdrawn = سُحب اقتراح إلى حليف

## Requests of authorities (PR-15)

authority-title = طلبات السلطات
authority-what = كل طلب من سلطة مرفوض منذ تسجيله. الرفض يحتاج شخصًا واحدًا، وأي قرار آخر يحتاج مسؤولي حماية اثنين مع سبب. لا تعطي هذه الصفحات شيئًا.
authority-for-others = هل تطلب منكم الشرطة أو سلطة أخرى شيئًا؟ لا تعطوا شيئًا ولا تؤكدوا شيئًا: أحيلوا الطلب إلى مسؤول الحماية.
authority-waiting = { $count ->
        [zero] لا قرار ينتظر شخصًا ثانيًا
        [one] قرار واحد بشأن طلب سلطة ينتظر شخصًا ثانيًا
        [two] قراران بشأن طلبات سلطات ينتظران شخصًا ثانيًا
        [few] { $count } قرارات بشأن طلبات سلطات تنتظر شخصًا ثانيًا
        [many] { $count } قرارًا بشأن طلبات سلطات ينتظر شخصًا ثانيًا
       *[other] { $count } قرار بشأن طلبات سلطات ينتظر شخصًا ثانيًا
    }
authority-waits = ينتظر شخصًا ثانيًا
authority-record = تسجيل طلب
authority-record-hint = لا تكتبوا جوابًا هنا، ولا تجيبوا أحدًا قبل التسجيل.
authority-kind = من يطلب؟
authority-via = بأي طريقة؟
authority-basis = على أي أساس، بحسب قولهم؟
authority-date = متى؟
authority-asked = ما هو المطلوب
authority-asked-hint = كلماتهم دون إضافة أي شيء عن أحد. تُحفظ مشفّرة. { $max } حرف على الأكثر.
authority-record-act = تسجيله: مرفوض
authority-one = طلب سلطة
authority-open = قراءة المطلوب
authority-decide = القرار
authority-decide-how = يبقى الطلب مرفوضًا حتى يقول مسؤولا حماية اثنان الشيء الآخر نفسه. اتباع أمر يحتاج أمرًا من محكمة أو نيابة. ما تعطونه تعطونه بأنفسكم خارج هذا البرنامج.
authority-proposed = { $who } يقترح: { $what }
authority-agree = أقرر الشيء نفسه
authority-refuse = رفض
authority-otherwise = قرار آخر
authority-decision = القرار
authority-reason = السبب
authority-propose = اقتراحه على شخص ثانٍ
authority-problem-choice = اختاروا من يطلب وبأي طريقة وعلى أي أساس.
authority-problem-date = أدخلوا تاريخ الطلب.
authority-problem-date-outside = التاريخ اليوم أو قبله، وقبل عشر سنوات على الأكثر.
authority-problem-no-order = لا يُتبع أمر إلا إذا سُجل أمر من محكمة أو نيابة.
authority-problem-second = شخصان يقرران غير الرفض، وقد كنتم الأول.
authority-problem-reason = اختاروا سببًا.
authority-kind-police = الشرطة
authority-kind-prosecutor = النيابة العامة
authority-kind-court = المحكمة
authority-kind-immigration-office = مكتب شؤون الأجانب
authority-kind-municipality = البلدية
authority-kind-labour-inspection = تفتيش العمل
authority-kind-social-services = الخدمات الاجتماعية
authority-kind-tax = المالية
authority-kind-data-protection = سلطة حماية البيانات
authority-kind-foreign = سلطة بلد آخر
authority-kind-other = أخرى
asked-via-visit = حضوريًا
asked-via-telephone = بالهاتف
asked-via-letter = برسالة
asked-via-mail = بالبريد الإلكتروني
legal-basis-none = لا شيء
legal-basis-letter = رسالة بلا أساس قانوني
legal-basis-law = مادة قانونية يذكرونها
legal-basis-prosecutor-order = أمر من النيابة
legal-basis-court-order = أمر من محكمة أو قاضٍ
authority-decision-refused = مرفوض
authority-decision-public-only = أُجيب بما هو عام
authority-decision-lawyer = أُحيل إلى محامٍ
authority-decision-complied = اتُّبع الأمر
authority-reason-order-checked = تم التحقق من الأمر
authority-reason-life-in-danger = حياة في خطر
authority-reason-person-agrees = الشخص موافق
authority-reason-public-anyway = هو عام على أي حال
authority-reason-advice-needed = نحتاج إلى مشورة

## After a deed

desk-notice-incident-taken = سُجل: أنتم تتابعونه.
desk-notice-incident-judged = حُفظت الدرجة.
desk-notice-incident-grave = حُفظت الدرجة وأُوقفت كل عروض المضيف.
desk-notice-incident-named = ذُكر العرض.
desk-notice-incident-noted = حُفظت الملاحظة.
desk-notice-incident-closed = أُغلق البلاغ.
desk-notice-lifted-first = سُجل. يجب أن يوافق شخص ثانٍ أيضًا.
desk-notice-lifted = رُفع الإيقاف. يجب اعتماد التحقق من جديد.
desk-notice-authority-recorded = سُجل الطلب: مرفوض.
desk-notice-authority-proposed = سُجل. يبقى الطلب مرفوضًا حتى يقول شخص ثانٍ الشيء نفسه.
desk-notice-authority-decided = حُفظ القرار.
