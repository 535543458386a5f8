# reviewed: no (no native speaker has read it)

## Fields of a request

field-members = من يبحث
field-needed-from = ابتداءً من
field-duration-months = المدة، بالأشهر
field-deadline-date = آخر موعد
field-deadline-reason = سبب آخر موعد
field-urgency = درجة الاستعجال
field-current-situation = الوضع الحالي
field-waiting-since = يبحث منذ (إن كان قبل اليوم)
field-zones = البلديات المطلوبة
field-max-distance-km = أكبر مسافة، بالكيلومتر
field-anchors = قريب من ماذا
field-needs = الاحتياجات
field-budget = الميزانية
field-domiciliation-needed = العنوان الرسمي ضروري
field-reading-ease = كيف تُقدَّم النصوص
field-spoken-languages = اللغات المحكية

## The household

age-band-0-2 = من 0 إلى سنتين
age-band-3-5 = من 3 إلى 5 سنوات
age-band-6-11 = من 6 إلى 11 سنة
age-band-12-17 = من 12 إلى 17 سنة
age-band-18-25 = من 18 إلى 25 سنة
age-band-26-64 = من 26 إلى 64 سنة
age-band-65-plus = 65 سنة فأكثر
member-role-parent = أب أو أم
member-role-partner = شريك أو شريكة
member-role-adult = شخص بالغ
member-role-child = طفل
member-role-guardian = وصي
member-role-other = غير ذلك
gender-f = امرأة
gender-m = رجل
gender-x = غير ذلك
gender-undisclosed = يفضّل عدم القول
urgency-immediate = فورًا (48 ساعة)
urgency-urgent = مستعجل (أسبوعان)
urgency-soon = قريبًا (شهران)
urgency-planned = مخطط له لاحقًا
situation-reception-centre = مركز استقبال
situation-street = في الشارع
situation-with-friends = عند أصدقاء
situation-hosting-ending = إقامة على وشك الانتهاء
situation-hotel = فندق
situation-squat = مبنى مشغول بلا عقد
situation-shelter = مأوى ليلي
situation-other = غير ذلك
anchor-kind-school = مدرسة
anchor-kind-work = عمل
anchor-kind-care = علاج
anchor-kind-family = عائلة
anchor-kind-course = دورة تدريبية
need-step-free = دخول بلا درجات
need-ground-floor = طابق أرضي
need-cot = سرير أطفال
need-women-only = نساء فقط
need-no-smoking = بلا تدخين
need-pet = مع حيوان
need-quiet = هدوء
need-near-care = قريب من العلاج
reading-ease-audio = للاستماع
reading-ease-simple = كلمات بسيطة
reading-ease-standard = نص عادي
budget-none = لا توجد ميزانية
budget-contribution-only = مساهمة صغيرة
budget-pending = بانتظار مساعدة مالية
budget-up-to = حتى { $amount } في الشهر
budget-confirmed = { $amount } في الشهر، مؤكَّد

## What allies may know

size-band-1 = شخص واحد
size-band-2 = شخصان
size-band-3-4 = 3 أو 4 أشخاص
size-band-5-6 = 5 أو 6 أشخاص
size-band-7-plus = 7 أشخاص أو أكثر
