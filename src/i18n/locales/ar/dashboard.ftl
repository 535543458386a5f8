# reviewed: no

# How the team's work goes, in figures.

dashboard-title = لوحة المتابعة
dashboard-spans = الفترة
dashboard-span-90-days = آخر 90 يومًا
dashboard-span-365-days = سنة واحدة
dashboard-span-all = الكل
dashboard-file = تنزيل الأرقام (CSV)
dashboard-file-how = لا يحتوي الملف على أي شخص ولا عنوان ولا رقم ملف. المجموعات التي تقل عن خمسة تُكتب «<5».
dashboard-time = كم يستغرق الأمر
dashboard-proposed = من فتح الطلب إلى أول اقتراح
dashboard-placed = من فتح الطلب إلى السكن
dashboard-time-how = النصف انتظر أقل والنصف الآخر انتظر أطول. يُحسب من أول فتح للطلب، ولا تدخل فيه الطلبات المحذوفة.
dashboard-median = { $days } ({ $of })
dashboard-too-few = العدد أقل من أن يُحسب له وسيط
dashboard-days =
    { $count ->
        [0] أقل من يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
dashboard-median-of =
    { $count ->
        [0] لا طلب
        [one] طلب واحد
        [two] طلبان
        [few] { $count } طلبات
       *[other] { $count } طلبًا
    }
dashboard-requests =
    { $count ->
        [0] لا طلب
        [one] طلب واحد
        [two] طلبان
        [few] { $count } طلبات
       *[other] { $count } طلبًا
    }
dashboard-queue = من ينتظر
dashboard-waiting =
    { $count ->
        [0] لا طلب ينتظر.
        [one] طلب واحد ينتظر ولم يقبل أي مسكن بعد.
        [two] طلبان ينتظران ولم يقبلا أي مسكن بعد.
        [few] { $count } طلبات تنتظر ولم تقبل أي مسكن بعد.
       *[other] { $count } طلبًا ينتظر ولم يقبل أي مسكن بعد.
    }
dashboard-band = { $label }: { $count }
waited-under-30-days = أقل من 30 يومًا
waited-30-to-89-days = من 30 إلى 89 يومًا
waited-90-to-179-days = من 90 إلى 179 يومًا
waited-180-days-or-more = 180 يومًا أو أكثر
dashboard-without-title = بلا أي عرض ممكن
dashboard-without =
    { $count ->
        [0] لكل طلب عرض واحد ممكن على الأقل.
        [one] طلب واحد ليس له أي عرض ممكن اليوم.
        [two] طلبان ليس لهما أي عرض ممكن اليوم.
        [few] { $count } طلبات ليس لها أي عرض ممكن اليوم.
       *[other] { $count } طلبًا ليس له أي عرض ممكن اليوم.
    }
dashboard-without-how = الأكثر إلحاحًا أولًا، عشرون على الأكثر، مع أصغر تغيير يمكن أن يساعد. اسألوا الشخص؛ لا أحد مُلزم بالتخلي عن شيء.
dashboard-no-offers = لا يوجد أي عرض متاح.
dashboard-until = حتى { $date }
dashboard-vetting-title = عمليات التحقق التي تنتهي
dashboard-vetting =
    { $count ->
        [0] لا ينتهي أي تحقق خلال 60 يومًا.
        [one] ينتهي التحقق من عرض واحد خلال 60 يومًا، وبعدها يوقف العرض مؤقتًا.
        [two] ينتهي التحقق من عرضين خلال 60 يومًا، وبعدها يوقفان مؤقتًا.
        [few] ينتهي التحقق من { $count } عروض خلال 60 يومًا، وبعدها توقف مؤقتًا.
       *[other] ينتهي التحقق من { $count } عرضًا خلال 60 يومًا، وبعدها توقف مؤقتًا.
    }
dashboard-silence-title = بلا جواب
dashboard-silence =
    { $count ->
        [0] أجاب الجميع عندما سألنا كيف الحال.
        [one] سؤال واحد «كيف الحال؟» بلا جواب منذ أكثر من 72 ساعة.
        [two] سؤالان «كيف الحال؟» بلا جواب منذ أكثر من 72 ساعة.
        [few] { $count } أسئلة «كيف الحال؟» بلا جواب منذ أكثر من 72 ساعة.
       *[other] { $count } سؤالًا «كيف الحال؟» بلا جواب منذ أكثر من 72 ساعة.
    }
dashboard-silent-seeker = الشخص، سُئل في { $date }
dashboard-silent-host = المضيف، سُئل في { $date }
dashboard-worried-title = إقامات فيها قلق
dashboard-worried =
    { $count ->
        [0] لا توجد إقامة فيها قلق نعرفه.
        [one] في إقامة واحدة يستدعي آخر جواب أن يتصل أحد.
        [two] في إقامتين يستدعي آخر جواب أن يتصل أحد.
        [few] في { $count } إقامات يستدعي آخر جواب أن يتصل أحد.
       *[other] في { $count } إقامة يستدعي آخر جواب أن يتصل أحد.
    }
dashboard-worry-seeker = الشخص، في { $date }: { $said }
dashboard-worry-host = المضيف، في { $date }: { $said }
dashboard-stays-title = إقامات تنتهي
dashboard-stays =
    { $count ->
        [0] لا تنتهي أي إقامة خلال 60 يومًا.
        [one] إقامة واحدة تنتهي خلال 60 يومًا أو كان يجب أن تنتهي.
        [two] إقامتان تنتهيان خلال 60 يومًا أو كان يجب أن تنتهيا.
        [few] { $count } إقامات تنتهي خلال 60 يومًا أو كان يجب أن تنتهي.
       *[other] { $count } إقامة تنتهي خلال 60 يومًا أو كان يجب أن تنتهي.
    }
dashboard-ended-title = كيف تنتهي الترشيحات
dashboard-ended =
    { $count ->
        [0] لم تنته أي واحدة في هذه الفترة.
        [one] انتهت واحدة في هذه الفترة.
        [two] انتهت اثنتان في هذه الفترة.
        [few] انتهت { $count } في هذه الفترة.
       *[other] انتهت { $count } في هذه الفترة.
    }
dashboard-ended-how = كيف
dashboard-ended-count = كم
dashboard-ending = { $state }: { $why }
dashboard-matches =
    { $count ->
        [one] واحدة
       *[other] { $count }
    }
dashboard-least = الأقل حظًا
dashboard-most = الأكثر حظًا
dashboard-served = { $group }: { $percent }٪
dashboard-fairness-none = لا توجد بعد خطة فيها مجموعتان كبيرتان بما يكفي للمقارنة.
dashboard-fairness-more = كل مجموعات آخر خطة
