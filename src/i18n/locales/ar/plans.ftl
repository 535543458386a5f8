# reviewed: no

# Pairs of a request and an offer: what is decided about them, what they cost others, and the plan that is kept.

## One pair

pair-title = عرض لهذا الطلب
pair-request = الطلب
pair-offer = العرض
pair-decided = ما تقرر
pair-decide = الاحتفاظ بهذا الزوج أو استبعاده
pair-decide-how = الاحتفاظ: تقترح كل خطة هذا العرض على هذا الطلب، ما لم تمنعه قاعدة. الاستبعاد: لا يُقترح بعد الآن. ويمكن التراجع عن كليهما في أي وقت.
pair-rules = القواعد
pair-rules-pass = القواعد المحترمة: { $count }
plan-fit-of-pair = مدى الملاءمة
verdict-pass = محترمة
verdict-unknown = يُسأل عنها
verdict-fail = غير محترمة
pair-cost = ما يكلفه هذا الاختيار غيرَهم
pair-cost-nothing = لا شيء: لا يغيّر هذا الاختيار شيئًا للأسر الأخرى.
pair-cost-moves = لا أحد يخسر: يجد العدد نفسه من الأسر مكانًا، وبالملاءمة نفسها. تذهب بعض الأسر إلى مكان آخر.
pair-cost-worth = يجد العدد نفسه من الأسر مكانًا، لكن الخطة تصبح أقل ملاءمة لأسر أخرى أو لمن هم أكثر استعجالًا. النقاط المفقودة: { $count }.
pair-cost-households = عدد الأسر التي تفقد مكانها: { $count }.
pair-cost-impossible = لا يمكن اختيار هذا الزوج. { $why }
pair-cost-not-weighed = الأزواج الممكنة أكثر من أن توزن كلها: لم يوزن هذا الزوج.
pair-cost-too-many = العروض والطلبات أكثر من أن يُحسب ذلك في صفحة.
pair-cost-inexact = أُوقف الحساب قبل نهايته: هذا تقدير.
pair-lose = بلا مكان بسبب هذا الاختيار
pair-move = يذهبون إلى مكان آخر
pair-find = يجدون مكانًا
pair-waits =
    { $count ->
        [0] ينتظر منذ اليوم
       *[other] أيام الانتظار: { $count }
    }
pair-from = يفقد: { $offer }
pair-to = يحصل على: { $offer }

## What is decided about pairs

marks-title = أزواج محفوظة أو مستبعدة
mark-kind-lock = محفوظ في الخطة
mark-kind-veto = مستبعد
mark-why-lock = لماذا يبقى هذا الزوج في الخطة؟
mark-why-veto = لماذا لا يُقترح هذا الزوج بعد الآن؟
mark-act-lock = إبقاؤه في الخطة
mark-act-veto = عدم اقتراحه
mark-lift-lock = إلغاء الحفظ
mark-lift-veto = اقتراحه من جديد
mark-reason-choose = اختاروا سببًا
mark-reason-missing = اختاروا سببًا من القائمة.
mark-by = قرره { $who }، { $date }
mark-broken = هذا الزوج ليس في الخطة الآن. { $why }
mark-problem-not-open = العرض أو الطلب غير مفتوح.
mark-problem-rules = قاعدة غير محترمة: { $rules }.
mark-problem-to-ask = يجب أن تجيب جمعية أخرى أولًا: { $rules }.
mark-problem-forbidden = هذا الزوج مستبعد. تراجعوا عن ذلك القرار أولًا.
mark-problem-request-twice = هذا الطلب محفوظ مع عرض آخر.
mark-problem-offer-full =
    { $count ->
        [0] لم يبق في هذا العرض مكان.
       *[other] أماكن هذا العرض محفوظة لأسر أخرى. عددها: { $count }.
    }
lock-reason-known-to-each-other = يعرف بعضهم بعضًا
lock-reason-near-school-or-care = قريب من مدرسة أو رعاية صحية
lock-reason-host-asked = طلبه صاحب السكن
lock-reason-household-asked = طلبته الأسرة
lock-reason-other = سبب آخر
veto-reason-did-not-get-along = لم يتفاهموا
veto-reason-safety = السلامة
veto-reason-wish-of-household = الأسرة لا ترغب فيه
veto-reason-wish-of-host = صاحب السكن لا يرغب فيه
veto-reason-other = سبب آخر
rule-capacity = يتسع للأسرة
rule-dates = متاح في الوقت المناسب
rule-duration-min = إقامة طويلة بما يكفي لصاحب السكن
rule-minor-unaccompanied = والد أو وصي مع كل شخص دون 18 عامًا
rule-women-only = سكن للنساء إذا طلبه أحد الطرفين
rule-lone-adult-rule = لا تسكن امرأة وحدها ولا والد وحيد مع رجل وحده
rule-step-free = بلا درج عند الحاجة
rule-children-ok = الأطفال مرحب بهم
rule-accepts = للعائلات أو الأزواج إذا قال صاحب السكن ذلك
rule-pets = يُقبل الحيوان
rule-smoking = لا تدخين في الداخل
rule-rent-over-budget = الإيجار ضمن الميزانية
rule-domiciliation = العنوان الرسمي ممكن
rule-blocked-pair = لم يستبعده مشرف
rule-vetting-expired = اكتمل التحقق من صاحب السكن
rule-distance-max = قريب بما يكفي
rule-shared-room-nights = غرفة مشتركة: سبع ليالٍ على الأكثر، ولمن لا سقف له فقط

## The plan that is kept

plan-none = لا توجد خطة بعد. توضع الأولى هذه الليلة، أو الآن إذا طلبتموها.
plan-made-nightly = خطة الليل، وُضعت في { $at }.
plan-made-asked = خطة طلبها الفريق، وُضعت في { $at }.
plan-changed = العروض والطلبات التي تغيرت منذ ذلك الحين: { $count }. ضعوا خطة جديدة.
plan-gone = أزواج من هذه الخطة لم تعد صالحة ولا تظهر هنا: { $count }.
plan-otherwise-weighed = تغيرت إعدادات الحساب منذ هذه الخطة.
plan-make = وضع خطة جديدة
plan-ordered = تُوضع خطة جديدة الآن. أعيدوا تحميل الصفحة بعد لحظة.
plan-look-again = إعادة تحميل الصفحة
plan-unreadable = عروض أو طلبات لم تمكن قراءتها، وليست في أي خطة: { $count }. أخبروا من يدير الخادم.
plan-unreadable-open = فتحها
desk-notice-pair-locked = سُجل ذلك: تحتفظ الخطة القادمة بهذا الزوج.
desk-notice-pair-vetoed = سُجل ذلك: لن يُقترح هذا الزوج بعد الآن.
desk-notice-pair-lifted = تم التراجع: يقرر الحساب في هذا الزوج من جديد.
desk-notice-plan-asked = طُلب ذلك. تصل الخطة الجديدة بعد لحظة.
