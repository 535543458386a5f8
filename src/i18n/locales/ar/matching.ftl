# reviewed: no

# Which offers a request could be proposed to, and why not more.

candidates-title = عروض ممكنة
candidates-count =
    { $count ->
        [0] لا يمكن اقتراح أي عرض اليوم.
       *[other] عدد العروض التي يمكن اقتراحها اليوم: { $count }.
    }
candidates-how = الأنسب أولًا. هذه اقتراحات فقط: القرار لإنسان، ويُسأل الباحث عن السكن أولًا.
candidates-fit = { $points } نقطة من 100
candidates-points = { $points } من { $most }
candidates-away = { $place }، على بعد { $km } كم من المنطقة المطلوبة
candidates-questions = اسألوا أولًا
candidates-why = سبب هذه النقاط
candidates-minor = شخص دون 18 عامًا بلا والد ولا وصي، أو لا نعرف من المسؤول عنه. لا نقترح أي سكن. اتصلوا بمصلحة الوصاية، وبالطوارئ إن كان في خطر.
why-nobody = لماذا لا يوجد عرض
why-not-more = لماذا لا توجد عروض أكثر
why-how = كل سطر يعد العروض التي يستبعدها سبب واحد فقط.
component-distance = المسافة
component-language = لغة مشتركة
component-duration = مدة الإقامة
component-affordability = الإيجار والميزانية
component-dates = متاح في الوقت المناسب
component-size = الحجم
component-domiciliation = عنوان رسمي
ask-capacity = كم شخصًا يسع السكن؟
ask-dates = متى يكون السكن متاحًا؟
ask-duration-min = كم يريد الشخص أن يبقى؟
ask-minor-unaccompanied = من المسؤول عن الشخص دون 18 عامًا؟
ask-women-only = من يعيش في هذا السكن؟
ask-lone-adult-rule = من يعيش في هذا السكن؟
ask-step-free = هل توجد درجات، وفي أي طابق السكن؟
ask-children-ok = هل الأطفال مرحب بهم؟
ask-accepts = من يأتي مع هذا الشخص؟
ask-pets = هل يمكن إحضار حيوان؟
ask-smoking = هل يُدخَّن في الداخل؟
ask-rent-over-budget = كم الإيجار، وكم يستطيع الشخص أن يدفع؟
ask-domiciliation = هل يمكن أن يصبح العنوان رسميًا؟
ask-blocked-pair = لماذا استُبعد هذا العرض؟
ask-vetting-expired = هل اكتمل التحقق من صاحب السكن؟
ask-distance-max = هل يستطيع الشخص أن يعيش بعيدًا هكذا؟
ask-shared-room-nights = إلى أين يذهب الشخص بعد سبع ليالٍ؟
why-capacity = عروض صغيرة جدًا لهذه الأسرة: { $count }.
why-dates = عروض لا تتوفر في الوقت المطلوب: { $count }.
why-duration-min = عروض يطلب أصحابها إقامة أطول: { $count }.
why-minor-unaccompanied = عروض قد تناسب، لكن شخصًا دون 18 عامًا سيكون بلا والد ولا وصي، فلا نقترح شيئًا: { $count }.
why-women-only = عروض لا تناسب لأن أحد الطرفين يطلب سكنًا للنساء: { $count }.
why-lone-adult-rule = عروض لسكن مشترك مع رجل وحيد، أو لا نعرف من يسكن فيها، فلا نقترحها أبدًا على امرأة وحدها أو على والد وحيد: { $count }.
why-step-free = عروض فيها درجات: { $count }.
why-children-ok = عروض لا تستقبل أطفالًا: { $count }.
why-accepts = عروض للعائلات أو للأزواج فقط: { $count }.
why-pets = عروض لا تقبل حيوانًا: { $count }.
why-smoking = عروض يُدخَّن داخلها: { $count }.
why-rent-over-budget = عروض غالية جدًا: { $count }.
why-domiciliation = عروض لا تصلح عنوانًا رسميًا: { $count }.
why-blocked-pair = عروض استبعدها مشرف: { $count }.
why-vetting-expired = عروض تنتظر التحقق من صاحبها: { $count }.
why-distance-max = عروض بعيدة جدًا: { $count }.
why-shared-room-nights = عروض لسرير طارئ لسبع ليالٍ على الأكثر، لمن لا مأوى له الليلة: { $count }.
why-several = عروض لا تناسب لعدة أسباب معًا: { $count }.
relax-distance = عروض إضافية { $count } إن أمكن أن يبعد السكن حتى { $km } كم.
relax-budget = عروض إضافية { $count } بميزانية { $budget } في الشهر.
relax-start = عروض إضافية { $count } إن أمكن أن تبدأ الإقامة في { $date }.
relax-months = عروض إضافية { $count } إن أمكن أن تدوم الإقامة { $months } أشهر على الأقل.
relax-step-free = عروض إضافية { $count } إن أمكن وجود درجات.
relax-pets = عروض إضافية { $count } إن أمكن أن يعيش الحيوان في مكان آخر.
relax-smoking = عروض إضافية { $count } إن أمكن التدخين في الداخل.
relax-domiciliation = عروض إضافية { $count } إن أمكن أن يكون العنوان الرسمي في مكان آخر.

## The plan

plan-title = خطة للجميع
plan-summary = تجد هذه الخطة مكانًا لعدد من الأسر: { $count } من { $of }.
plan-how = تبحث عن مكان لأكبر عدد ممكن من الأسر، ثم تنظر إلى الاستعجال ومدة الانتظار وما يناسب. هذا اقتراح: القرار لإنسان، ويُسأل كل طرف أولًا.
plan-pruned = الأزواج الممكنة أكثر من أن توزن كلها: وُزن أفضلها من كل جانب فقط.
plan-unfinished = أُوقف البحث قبل نهايته. لا يمكن لأي خطة أن تسكن أكثر من هذا العدد من الأسر: { $count }.
plan-figures = بالأرقام
plan-this = هذه الخطة
plan-first-come = من يأتي أولًا يُخدم أولًا
plan-households = الأسر
plan-persons = الأشخاص
plan-urgent = الأسر المستعجلة (أسبوعان على الأكثر)
plan-step-free = أسر لا تستطيع صعود الدرج
plan-families = عائلات مع أطفال
plan-fit = مدى الملاءمة في المتوسط
plan-nobody = لا أحد
plan-share = { $count } من { $of } ({ $percent }%)
plan-pairs = من يمكن أن يسكن أين
plan-no-pairs = لا يوجد زوج ممكن اليوم.
plan-questions = أسئلة تُطرح أولًا: { $count }
plan-more = وغيرها: { $count }.
plan-unmatched = بلا مكان في هذه الخطة
fairness-title = هل هي عادلة؟
fairness-how = نسبة الأسر التي تجد لها هذه الخطة مكانًا، حسب المجموعة. يُشار إلى كل فرق يزيد على 20 نقطة بين مجموعتين: انظروا عندئذ في السبب.
fairness-nothing-else = لا يُحسب شيء عن الأصل أو الدين أو الوضع: هذه البيانات غير موجودة هنا.
fairness-warning = فرق قدره { $points } نقطة بين أفضل المجموعات خدمةً وأقلها.
fairness-waiting = وسيط الانتظار بالأيام: { $count }
fairness-options = وسيط العروض الممكنة: { $count }
fairness-few = أقل من أن تُقارن
fairness-composition = تكوين الأسرة
fairness-gender = جنس البالغين
fairness-size = حجم الأسرة
fairness-language = اللغات المحكية
composition-lone-woman = امرأة وحدها
composition-lone-man = رجل وحده
composition-lone-other = شخص وحده، غير ذلك أو لم يُذكر
composition-lone-parent = والد وحيد مع أطفال
composition-couple = زوجان
composition-family = بالغان مع أطفال
composition-group = عدة بالغين
composition-minors-alone = دون 18 عامًا، بلا بالغ
adults-women = نساء
adults-men = رجال
adults-mixed = نساء ورجال
adults-unsaid = غير ذلك أو لم يُذكر
