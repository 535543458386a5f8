# reviewed: no

## Photos of an offer

desk-photos-title = صور العرض
desk-photos-why = لا يحتاج العرض إلى صورة. تُكتب كل صورة هنا من جديد: لا يبقى فيها مكان ولا تاريخ ولا اسم جهاز. يراها الجميع بعد أن يؤكدها شخص آخر من الفريق.
desk-photos-none = لا صور: رسم يُظهر العرض.
desk-photos-full = العدد الأقصى للصور هو { $max }. احذفوا صورة لإضافة أخرى.
desk-photos-count =
    { $count ->
        [0] إضافة صور
        [one] صورة واحدة
        [two] صورتان
        [few] { $count } صور
       *[other] { $count } صورة
    }
desk-photos-waiting =
    { $count ->
        [one] صورة واحدة تنتظر التأكيد
        [two] صورتان تنتظران التأكيد
        [few] { $count } صور تنتظر التأكيد
       *[other] { $count } صورة تنتظر التأكيد
    }
desk-photos-to-confirm = صور للتأكيد
desk-photo-add = إضافة صورة
desk-photo-alt = ماذا تُظهر الصورة
desk-photo-alt-hint = لمن لا يرونها، { $max } حرف على الأكثر. مثلًا: «غرفة مضيئة فيها سرير ومكتب».
desk-photo-file = الصورة
desk-photo-file-hint = ‏JPEG أو PNG أو WebP أو GIF، ‏{ $max } ميغابايت على الأكثر. أظهروا الداخل.
desk-photo-send = إرسال الصورة
desk-photo-questions = انظروا جيدًا. هذه الصورة …
desk-photo-confirm = تأكيد الصورة
desk-photo-remove = حذف الصورة
desk-photo-own = أنتم أرسلتموها: يؤكدها شخص آخر من الفريق.
desk-photo-waits = سينظر إليها مشرف.
desk-notice-photo-added = حُفظت الصورة. يؤكدها شخص آخر من الفريق قبل أن تظهر.
desk-notice-photo-confirmed = تم تأكيد الصورة.
desk-notice-photo-removed = حُذفت الصورة.
must-not-show-facade = لا تُظهر واجهة ولا شارعًا ولا رقمًا
must-not-show-window-view = لا تُظهر منظرًا من نافذة
must-not-show-person = لا تُظهر أحدًا، لا صورة شخص ولا انعكاسه
must-not-show-document = لا تُظهر رسالة ولا أوراقًا ولا شاشة
picture-state-waiting = للتأكيد
picture-state-confirmed = مؤكدة
picture-problem-no-alt = قولوا بكلمات قليلة ماذا تُظهر الصورة.
picture-problem-alt-too-long = في هذا النص { $got } حرف، والحد الأقصى { $max }.
picture-problem-too-many = للعرض { $max } صور على الأكثر.
picture-problem-not-an-offer = للعروض وحدها صور.
picture-problem-unanswered = ضعوا علامة على النقاط الأربع، أو احذفوا الصورة.
picture-error-no-file = اختاروا صورة.
picture-error-not-a-picture = هذا الملف ليس صورة نعرفها. خذوا JPEG أو PNG أو WebP أو GIF.
picture-error-other-kind = هذا الملف من نوع { $kind }. خذوا JPEG أو PNG أو WebP أو GIF.
picture-error-side = لكل جانب من { $min } إلى { $max } بكسل، وهذه الصورة { $width } في { $height }.
picture-error-too-many-pixels = هذه الصورة { $width } في { $height } بكسل، والحد الأقصى { $max } مليون بكسل. صغّروها.
picture-error-broken = هذا الملف تالف أو ناقص. حاولوا إرساله مرة أخرى، أو خذوا صورة أخرى.
picture-error-too-large = هذا الملف أكبر من { $max } ميغابايت. صغّروا الصورة.
picture-alt-theirs = صورة مع العرض «{ $title }»، بلا وصف
