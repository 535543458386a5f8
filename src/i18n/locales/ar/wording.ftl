# reviewed: no (no native speaker has read it)

## Counts

count-persons =
    { $count ->
        [zero] بلا أشخاص
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
count-beds-single =
    { $count ->
        [one] سرير فردي واحد
        [two] سريران فرديان
        [few] { $count } أسرّة فردية
        [many] { $count } سريرًا فرديًا
       *[other] { $count } سرير فردي
    }
count-beds-double =
    { $count ->
        [one] سرير مزدوج واحد
        [two] سريران مزدوجان
        [few] { $count } أسرّة مزدوجة
        [many] { $count } سريرًا مزدوجًا
       *[other] { $count } سرير مزدوج
    }
count-beds-cot =
    { $count ->
        [one] سرير أطفال واحد
        [two] سريرا أطفال
        [few] { $count } أسرّة أطفال
        [many] { $count } سرير أطفال
       *[other] { $count } سرير أطفال
    }

## The headline of an offer

wording-headline-room = غرفة { $where }
wording-headline-studio = استوديو { $where }
wording-headline-apartment = شقة { $where }
wording-headline-house = بيت { $where }
wording-headline-shared-flat = مكان في سكن مشترك { $where }
wording-headline-collective = مكان في سكن جماعي { $where }
wording-headline-emergency-bed = سرير طوارئ { $where }
wording-where-municipality = في { $name }
wording-where-arrondissement = في دائرة { $bare }

## The sentences of an offer

wording-filled = هذا المكان لم يعد متاحًا.
wording-for =
    { $count ->
        [one] لشخص واحد.
        [two] لشخص واحد أو شخصين.
        [few] من شخص واحد إلى { $count } أشخاص.
        [many] من شخص واحد إلى { $count } شخصًا.
       *[other] من شخص واحد إلى { $count } شخص.
    }
wording-where = { $where } ({ $province }).
wording-accepts-women-and-children = للنساء وأطفالهن.
wording-accepts-families = لعائلة.
wording-accepts-couples = لزوجين.
wording-sharing-entire-place = المسكن كامل.
wording-sharing-private-room = الغرفة خاصة.
wording-sharing-shared-room = الغرفة مشتركة، لسبع ليالٍ على الأكثر.
wording-lockable = الغرفة تُقفل بمفتاح.
wording-beds = الأسرّة: { $beds }.
wording-slots =
    { $count ->
        [two] يوجد مكانان مماثلان.
        [few] يوجد { $count } أماكن مماثلة.
        [many] يوجد { $count } مكانًا مماثلًا.
       *[other] يوجد { $count } مكان مماثل.
    }
wording-from = متاح ابتداءً من { $from }.
wording-between-dates = متاح من { $from } إلى { $until }.
wording-in-month = متاح في { $until }.
wording-between-months = متاح من { $from } إلى { $until }.
wording-stay-exactly =
    { $count ->
        [one] لمدة شهر واحد.
        [two] لمدة شهرين.
        [few] لمدة { $count } أشهر.
        [many] لمدة { $count } شهرًا.
       *[other] لمدة { $count } شهر.
    }
wording-stay-at-least =
    { $count ->
        [one] لمدة شهر واحد على الأقل.
        [two] لمدة شهرين على الأقل.
        [few] لمدة { $count } أشهر على الأقل.
        [many] لمدة { $count } شهرًا على الأقل.
       *[other] لمدة { $count } شهر على الأقل.
    }
wording-stay-at-most =
    { $count ->
        [one] لمدة شهر واحد على الأكثر.
        [two] لمدة شهرين على الأكثر.
        [few] لمدة { $count } أشهر على الأكثر.
        [many] لمدة { $count } شهرًا على الأكثر.
       *[other] لمدة { $count } شهر على الأكثر.
    }
wording-stay-between =
    { $count ->
        [two] لمدة شهر أو شهرين.
        [few] لمدة { $least } إلى { $count } أشهر.
        [many] لمدة { $least } إلى { $count } شهرًا.
       *[other] لمدة { $least } إلى { $count } شهر.
    }
wording-notice =
    { $count ->
        [zero] بلا مهلة إخطار.
        [one] مهلة الإخطار: يوم واحد.
        [two] مهلة الإخطار: يومان.
        [few] مهلة الإخطار: { $count } أيام.
        [many] مهلة الإخطار: { $count } يومًا.
       *[other] مهلة الإخطار: { $count } يوم.
    }
wording-price-free = مجانًا
wording-price-monthly = { $amount } في الشهر
wording-price = { $price }.
wording-price-and-charges = { $price }، { $charges }.
wording-deposit =
    { $count ->
        [zero] بلا ضمان.
        [one] الضمان: إيجار شهر واحد.
        [two] الضمان: إيجار شهرين.
       *[other] الضمان: إيجار { $count } أشهر.
    }
wording-step-free-all = لا توجد درجات.
wording-step-free-some = جزء من المسكن بلا درجات.
wording-step-free-none = توجد درجات.
wording-children-yes = الأطفال مرحب بهم.
wording-children-no = المكان غير مناسب للأطفال.
wording-pets-yes = الحيوانات مقبولة.
wording-pets-no = الحيوانات غير مقبولة.
wording-pet-present = يعيش حيوان في المكان.
wording-smoking-inside = التدخين في الداخل مسموح.
wording-smoking-outside-only = التدخين في الخارج فقط.
wording-smoking-none = التدخين ممنوع.
wording-languages = اللغات المحكية: { $languages }.
wording-language-few-words = { $language } (بضع كلمات)
wording-domiciliation-yes = يمكن تسجيل العنوان الرسمي هنا.
wording-domiciliation-no = لا يمكن تسجيل العنوان الرسمي هنا.
wording-domiciliation-to-discuss = تسجيل العنوان الرسمي هنا قابل للنقاش.

## The drawn card, for those who do not see it

wording-alt-room = رسم: غرفة، { $persons }
wording-alt-studio = رسم: استوديو، { $persons }
wording-alt-apartment = رسم: شقة، { $persons }
wording-alt-house = رسم: بيت، { $persons }
wording-alt-shared-flat = رسم: سكن مشترك، { $persons }
wording-alt-collective = رسم: سكن جماعي، { $persons }
wording-alt-emergency-bed = رسم: سرير طوارئ، { $persons }
