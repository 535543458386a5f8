# reviewed: no (no native speaker has read it)

## What is wrong with a field: the field, the limit, what to do

problem-missing = «{ $field }» ناقص. املأ هذه الخانة.
problem-too-long = «{ $field }» أطول من اللازم: عدد الأحرف { $got } والحد الأقصى { $max }. اختصر النص.
problem-too-many = الإجابات في «{ $field }» كثيرة: عددها { $got } والحد الأقصى { $max }. احذف بعضها.
problem-not-in-range = «{ $field }»: اكتب عددًا صحيحًا من { $min } إلى { $max }. «{ $got }» غير مقبول.
problem-not-a-date = «{ $field }»: اكتب تاريخًا مثل 2026-12-01. «{ $got }» ليس تاريخًا.
problem-unknown-code = «{ $field }»: اختر إجابة من القائمة. «{ $got }» ليست منها.
problem-not-a-flag = «{ $field }»: أجب بنعم أو لا. «{ $got }» غير مقبول.
problem-unknown-municipality = «{ $field }»: لا نعرف «{ $got }». اكتب اسم البلدية أو رمزها البريدي.
problem-malformed = «{ $field }»: «{ $got }» غير مقبول. اكتب مثلًا { $example }.
problem-ends-before-it-begins = «{ $field }»: النهاية ({ $until }) قبل البداية ({ $from }). غيّر أحد التاريخين.
problem-too-far-away = «{ $field }»: هذا التاريخ بعيد جدًا. الحد الأقصى { $max } سنوات.
problem-in-future = «{ $field }»: هذا التاريخ في المستقبل. اكتب تاريخًا حتى { $today }.
problem-least-above-most = «{ $field }»: الحد الأدنى ({ $least }) أكبر من الحد الأقصى ({ $most }). غيّر أحدهما.
problem-shared-room-not-emergency = «{ $field }»: الغرفة المشتركة لأسرّة الطوارئ فقط. اختر شيئًا آخر.
problem-shared-room-too-long = «{ $field }»: الغرفة المشتركة لسبع ليالٍ على الأكثر. اترك هذه الخانة فارغة.
problem-criterion-not-shared = «{ $field }»: يحق الاختيار فقط لمن يشارك مسكنه، وليس لمسكن كامل أو عقد إيجار. اختر «الجميع».
problem-unprintable = في «{ $field }» رموز لا يمكن عرضها. اكتب النص من جديد.
