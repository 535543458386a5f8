# reviewed: no (no native speaker has read it)

## Fields of an offer

field-title = العنوان
field-description = الوصف
field-place-kind = نوع المسكن
field-sharing = المشاركة
field-agreement-kind = نوع الاتفاق
field-capacity-persons = عدد الأشخاص
field-beds-single = أسرّة فردية
field-beds-double = أسرّة مزدوجة
field-beds-cot = أسرّة أطفال
field-slots = عدد الأماكن المماثلة
field-lockable-room = الغرفة تُقفل بمفتاح
field-municipality = البلدية
field-available-from = متاح ابتداءً من
field-available-until = متاح حتى
field-min-duration-months = أقصر مدة، بالأشهر
field-max-duration-months = أطول مدة، بالأشهر
field-notice-days = مهلة الإخطار، بالأيام
field-monthly-rent-cents = الإيجار في الشهر
field-charges = مصاريف الطاقة والماء
field-deposit-months = الضمان، بأشهر الإيجار
field-domiciliation = العنوان الرسمي
field-step-free = دخول بلا درجات
field-smoking = التدخين
field-pets-present = يعيش حيوان في المكان
field-pets-accepted = الحيوانات مقبولة
field-children-ok = الأطفال مرحب بهم
field-accepts = لمن
field-host-women = النساء في بيت المضيف
field-host-men = الرجال في بيت المضيف
field-host-children = الأطفال في بيت المضيف
field-equipment = التجهيزات
field-quality-checklist = ما فُحص أثناء الزيارة
field-languages = اللغات المحكية

## What is offered

place-kind-room = غرفة
place-kind-studio = استوديو
place-kind-apartment = شقة
place-kind-house = بيت
place-kind-shared-flat = سكن مشترك
place-kind-collective = سكن جماعي
place-kind-emergency-bed = سرير طوارئ
sharing-entire-place = المسكن كاملًا
sharing-private-room = غرفة خاصة
sharing-shared-room = غرفة مشتركة
agreement-kind-free-hosting = استضافة مجانية
agreement-kind-precarious-occupancy = إشغال مؤقت
agreement-kind-lease-main = عقد إيجار للسكن الرئيسي
agreement-kind-lease-short = عقد إيجار قصير المدة
agreement-kind-lease-coloc = عقد إيجار مشترك
agreement-kind-sliding-lease = عقد إيجار ينتقل إلى الساكن
agreement-kind-social-agency = وكالة سكن اجتماعي
agreement-kind-transit = سكن انتقالي
charges-included = المصاريف مشمولة
charges-flat = مصاريف بمبلغ ثابت
charges-metered = المصاريف حسب العداد
charges-shared = المصاريف مقسّمة
domiciliation-yes = نعم
domiciliation-no = لا
domiciliation-to-discuss = قابل للنقاش
step-free-all = في كل مكان
step-free-some = جزء من المسكن
step-free-none = لا، توجد درجات
step-free-unknown = غير معروف
smoking-inside = التدخين في الداخل مسموح
smoking-outside-only = في الخارج فقط
smoking-none = التدخين ممنوع
smoking-unknown = غير معروف
accepts-any = الجميع
accepts-women-and-children = النساء والأطفال
accepts-families = العائلات
accepts-couples = الأزواج
equipment-kitchen = مطبخ
equipment-bathroom = حمّام
equipment-washing-machine = غسالة
equipment-fridge = ثلاجة
equipment-wifi = واي فاي
equipment-desk = طاولة للعمل
equipment-heating = تدفئة
equipment-lift = مصعد
equipment-garden = حديقة
equipment-parking = موقف سيارة
equipment-bike-shed = مكان للدراجات
equipment-furnished = مفروش
equipment-bed-linen = شراشف وأغطية
quality-check-smoke-detector = كاشف دخان
quality-check-dry-and-heated = جاف ومدفأ
quality-check-safe-wiring = كهرباء آمنة
quality-check-window-in-room = نافذة في الغرفة
quality-check-drinking-water = ماء صالح للشرب
quality-check-room-locks = الغرفة تُقفل بمفتاح
quality-check-emergency-exit = مخرج طوارئ
language-level-few-words = بضع كلمات
language-level-conversational = محادثة
language-level-fluent = بطلاقة

## Yes and no

flag-yes = نعم
flag-no = لا
