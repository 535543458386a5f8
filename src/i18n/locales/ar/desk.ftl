# reviewed: no

## Sign-in

sign-in-title = دخول الفريق
sign-in-for-whom = هذه الصفحة لفريق الجمعية. لا حاجة إلى حساب لمشاهدة العروض.
sign-in-email = البريد الإلكتروني
sign-in-password = كلمة المرور
sign-in-act = دخول
sign-in-failed = البريد الإلكتروني أو كلمة المرور غير صحيحة. تحقّقوا منهما وحاولوا مرة أخرى.
sign-out-act = خروج

## The desk

desk-title = المكتب
desk-lists = القوائم
desk-list-drafts = المسودات
desk-list-waiting = قيد المراجعة
desk-list-published = العروض المنشورة
desk-list-paused = متوقفة مؤقتًا
desk-list-requests = الطلبات المفتوحة
desk-list-withdrawn = المسحوبة
desk-empty = لا شيء هنا الآن.
desk-changed = آخر تعديل في { $date }
desk-pages = الصفحات
desk-page-before = الصفحة السابقة
desk-page-after = الصفحة التالية
desk-waiting =
    { $count ->
        [zero] لا نص ينتظر المراجعة
        [one] نص واحد ينتظر المراجعة
        [two] نصّان ينتظران المراجعة
        [few] { $count } نصوص تنتظر المراجعة
        [many] { $count } نصًا ينتظر المراجعة
       *[other] { $count } نص ينتظر المراجعة
    }
desk-back = رجوع

## The form

desk-new-offer = عرض جديد
desk-new-request = طلب جديد
desk-edit-offer = تعديل العرض
desk-edit-request = تعديل الطلب
desk-offer-public = العرض المنشور يراه الجميع، هنا وفي الشبكة الاتحادية.
desk-request-private = لا شيء من هذا الطلب علني. يبقى عندكم ما دام الشخص لم يعطِ موافقته.
desk-no-contacts = لا تكتبوا اسمًا ولا شارعًا ولا رقم هاتف ولا بريدًا إلكترونيًا.
desk-group-place = المسكن
desk-group-people = الأشخاص
desk-group-when = متى
desk-group-money = المال
desk-group-house = الحياة في المكان
desk-group-languages = اللغات
desk-group-texts = ببضع كلمات
desk-group-household = من يبحث عن مسكن
desk-group-spoken = اللغات
desk-group-need-when = متى
desk-group-where = أين
desk-group-needs = ما يلزم
desk-group-budget = المال
desk-more = تفاصيل أكثر
desk-more-rows = إضافة أسطر أخرى
desk-required = إلزامي
desk-choose = اختاروا
desk-not-said = غير محدد
desk-unit-euros = €
desk-hint-title = { $max } حرفًا على الأكثر. مثلًا: «غرفة هادئة قرب المحطة».
desk-hint-description = { $max } حرف على الأكثر. الرقم أو العنوان أو الرابط ينتظر مراجعة.
desk-hint-municipality = الاسم أو الرمز البريدي. لا نسأل أبدًا عن الشارع.
desk-hint-available-until = اتركوه فارغًا إذا لم تكن هناك نهاية مقررة.
desk-hint-monthly-rent-cents = 0 إذا كان مجانيًا.
desk-hint-capacity-persons = كم شخصًا يمكن أن يعيشوا فيه معًا؟
desk-hint-slots = مثلًا 3 لثلاث غرف متشابهة.
desk-hint-accepts = فقط في سكن مشترك، وليس أبدًا لمسكن كامل أو عقد إيجار.
desk-hint-host-women = يبقى داخل الفريق.
desk-hint-host-men = يبقى داخل الفريق.
desk-hint-host-children = يبقى داخل الفريق.
desk-hint-quality-checklist = يبقى داخل الفريق.
desk-hint-zones = الأسماء أو الرموز البريدية، وبينها فواصل.
desk-hint-members = سطر لكل شخص، بلا اسم.
desk-hint-needs = حاجات عملية فقط، وليس تشخيصًا أبدًا.
desk-hint-anchors = تكفي البلدية.
desk-row-languages = اللغة { $number }
desk-row-spoken-languages = اللغة { $number }
desk-row-members = الشخص { $number }
desk-row-anchors = المكان { $number }
desk-part-tag = اللغة
desk-part-level = المستوى
desk-part-age = العمر
desk-part-role = الدور
desk-part-gender = الجنس
desk-part-kind = السبب
desk-part-place = البلدية
desk-budget-up-to = حتى مبلغ في الشهر
desk-budget-confirmed = مبلغ مؤكد في الشهر
desk-budget-amount = المبلغ في الشهر
desk-save-and-publish = حفظ ونشر
desk-save-and-open = حفظ وفتح الطلب
desk-save-draft = حفظ كمسودة
desk-save = حفظ
desk-leave = دون تغيير
desk-title-wrong = للتصحيح:
desk-problems =
    { $count ->
        [zero] لا شيء للتصحيح
        [one] هناك أمر واحد للتصحيح
        [two] هناك أمران للتصحيح
        [few] هناك { $count } أمور للتصحيح
        [many] هناك { $count } أمرًا للتصحيح
       *[other] هناك { $count } أمر للتصحيح
    }
desk-nothing-lost = لم يضع شيء: ما كتبتموه ما زال هنا.
desk-problem-rent = «{ $got }» ليس إيجارًا ممكنًا. اكتبوا مبلغًا من 0 إلى { $max }، مثل 350 أو 350,50.
desk-problem-budget = «{ $got }» ليس ميزانية ممكنة. اكتبوا مبلغًا مثل 350 أو 350,50.
desk-problem-budget-missing = اكتبوا مبلغ الميزانية، مثل 350 أو 350,50.
desk-problem-half-row = «{ $field }»: هناك سطر غير مكتمل. أكملوه أو أفرغوه.

## A proposal

desk-all-fields = كل المعلومات
desk-preview-title = ما يراه الجميع
desk-public-page = الصفحة العلنية
desk-confirmed-until = مؤكد حتى { $date }
desk-missing-title = ما زالت تنقص هذه الخطوات:
desk-missing-how = يُنشر العرض بعد أن يمرّ المضيف بكل الخطوات.
desk-act-publish = نشر
desk-act-open = فتح الطلب
desk-act-resume = استئناف
desk-act-free = المكان حرّ من جديد
desk-act-pause = إيقاف مؤقت
desk-act-reserve = المكان محجوز
desk-act-occupy = المكان مشغول
desk-act-edit = تعديل
desk-act-withdraw = سحب
desk-withdraw-title = سحب نهائي؟
desk-withdraw-final = ما يُسحب لا يعود. لفترة انقطاع، الأفضل الإيقاف المؤقت.
desk-withdraw-out = نطلب من الخوادم الأخرى حذف نسختها. لا يمكننا ضمان ذلك.

## The review of held texts

desk-held-title = هذا النص ينتظر مراجعة
desk-held-reason = { $field }: { $what }
desk-review-title = للمراجعة
desk-review-why = يبدو أن هذه النصوص تعطي وسيلة اتصال أو عنوانًا، أو تضع شرطًا ممنوعًا، أو تخفي استغلالًا. الكلمات المعنية مظلّلة.
desk-review-how = اسمحوا به إذا لم يدلّ شيء على شخص أو بيت، ولم يستبعد أحدًا أو يستغلّه. وإلا فأعيدوه إلى كاتبه.
desk-review-waits = سيقرؤه أحد المشرفين.
desk-review-empty = لا شيء للمراجعة. شكرًا!
desk-act-release = السماح به
desk-act-send-back = إعادته إلى كاتبه

## What was done

desk-notice-saved = تمّ الحفظ.
desk-notice-saved-not-vetted = تمّ الحفظ، لكن لم يُنشر بعد: تنقص خطوات.
desk-notice-published = تمّ النشر.
desk-notice-opened = الطلب مفتوح. لا شيء منه علني.
desk-notice-held = تمّ الحفظ. يقرأ أحد المشرفين النص قبل النشر.
desk-notice-paused = تمّ الإيقاف المؤقت.
desk-notice-reserved = المكان مسجّل كمحجوز.
desk-notice-occupied = المكان مسجّل كمشغول.
desk-notice-withdrawn = تمّ السحب.
desk-notice-released = سُمح بالنص، والعرض منشور.
desk-notice-sent-back = أُعيد النص إلى كاتبه.
desk-notice-tried-again = ستُعاد المحاولة.
desk-notice-discarded = تم التخلص منها.

## What other servers sent and could not be handled

desk-set-aside-title = مرسلات لم تُعالَج
desk-set-aside-why = أرسلت خوادم أخرى ما يلي، ولم نتمكن من معالجته حتى بعد عدة محاولات.
desk-set-aside-empty = لا شيء هنا: عولج كل ما ترسله الخوادم الأخرى.
desk-notices-given-up =
    { $count ->
        [zero] وصلت كل رسائل هذا الموقع في الأيام السبعة الأخيرة.
        [one] لم تصل رسالة واحدة من رسائل هذا الموقع في الأيام السبعة الأخيرة. على الخادم يقول الأمر ⁦rooftop check --mail⁩ لماذا.
        [two] لم تصل رسالتان من رسائل هذا الموقع في الأيام السبعة الأخيرة. على الخادم يقول الأمر ⁦rooftop check --mail⁩ لماذا.
        [few] لم تصل { $count } رسائل من هذا الموقع في الأيام السبعة الأخيرة. على الخادم يقول الأمر ⁦rooftop check --mail⁩ لماذا.
        [many] لم تصل { $count } رسالة من هذا الموقع في الأيام السبعة الأخيرة. على الخادم يقول الأمر ⁦rooftop check --mail⁩ لماذا.
       *[other] لم تصل { $count } رسالة من هذا الموقع في الأيام السبعة الأخيرة. على الخادم يقول الأمر ⁦rooftop check --mail⁩ لماذا.
    }
desk-set-aside-count =
    { $count ->
        [one] لم يُعالَج ما أرسله خادم آخر: { $count }
       *[other] مرسلات من خوادم أخرى لم تُعالَج: { $count }
    }
desk-set-aside-sender = من
desk-set-aside-error = سبب عدم المعالجة (بالإنجليزية)
desk-set-aside-came = في { $date } الساعة { $time }
desk-set-aside-tries = المحاولات
desk-set-aside-how = جربوا أولًا «إعادة المحاولة». إذا عاد إلى هنا، فاعرضوا التفاصيل التقنية على من يعتني بالخادم. ويمكنكم أيضًا التخلص منه، ولن يعود.
desk-set-aside-details = تفاصيل تقنية
desk-set-aside-kind = النوع
sent-kind-create = عرض أو رسالة
sent-kind-update = تعديل
sent-kind-delete = حذف
sent-kind-announce = مشاركة
sent-kind-follow = متابعة
sent-kind-accept = قبول
sent-kind-reject = رفض
sent-kind-undo = تراجع
sent-kind-like = إعجاب
sent-kind-flag = بلاغ
sent-kind-block = حظر
sent-kind-move = انتقال
sent-kind-offer = اقتراح
sent-kind-other = شيء من نوع آخر
desk-act-try-again = إعادة المحاولة
desk-act-discard = التخلص منها

## Why something was not done

desk-fault-title = لم ينجح ذلك
desk-error-fields = هناك حقول للتصحيح.
desk-error-not-vetted = لا يمكن نشر العرض بعد. ينقص:
desk-error-own-record = أنتم كتبتم هذا النص. يجب أن يراجعه شخص آخر من الفريق.
desk-error-requests-off = في هذا الموقع، لا تُرسل الطلبات إلى الحلفاء.
desk-error-invalid = ما أُرسل غير مكتمل. ارجعوا وحاولوا مرة أخرى.
desk-error-not-allowed = دوركم لا يسمح بذلك.
desk-error-not-found = هذا غير موجود، أو لم يعد موجودًا.
desk-error-step = هذا غير ممكن: الحالة «{ $from }» ولا يمكن أن تصبح «{ $to }».
desk-error-conflict = غيّر أحدهم هذا في هذه الأثناء. ارجعوا وانظروا قبل المحاولة من جديد.
desk-error-internal = في خادمنا مشكلة. حاولوا مرة أخرى بعد بضع دقائق.
desk-error-unknown-field = لا يوجد في هذه الاستمارة حقل «{ $name }».
desk-error-field-twice = الحقل «{ $name }» موجود مرتين.
desk-error-not-a-form = تُرسل الاستمارة بصيغة { $type }.
desk-error-too-large = هذا طويل جدًا: الحد الأقصى { $max } كيلوبايت.
