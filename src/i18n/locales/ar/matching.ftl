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
