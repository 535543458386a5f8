# reviewed: no

## What the words of a text hint at (SG-09, ND-03)

hint-work-for-rent = عمل مقابل السكن
hint-payment-first = دفع قبل الزيارة
hint-companionship = رفقة أو علاقة أو جنس منتظر من الضيف
hint-documents-kept = تسليم الأوراق أو الاحتفاظ بها
hint-young-women-only = الشابات فقط
hint-origin = شرط يتعلق بالأصل
hint-religion = شرط يتعلق بالدين
hint-income-source = شرط يتعلق بمصدر الدخل
hint-household = شرط يتعلق بالجنس أو بالعائلة، وهو ممنوع لمسكن كامل أو عقد إيجار
lead-reason-safeguarding = انتباه: الكلمات توحي باستغلال
problem-children-refused = «{ $field }»: يحق رفض الأطفال فقط لمن يشارك مسكنه، وليس لمسكن كامل أو عقد إيجار.

## The review by two people

desk-review-two = قد تخفي هذه الكلمات استغلالًا: يجب أن يسمح بالنص شخصان من الفريق.
desk-review-first = سمح به { $who } بتاريخ { $date }. القرار الآن لشخص ثانٍ.
desk-notice-released-first = سُجّل ذلك. يجب أن يسمح شخص ثانٍ بهذا النص أيضًا.
desk-error-second-reader = سبق أن سمحتم بهذا النص. يجب أن يكون الشخص الثاني شخصًا آخر.
audit-event-held-released-first = سماح أول بنشر نص
desk-words-title = كلمات تستحق النظر
desk-words-why = لا يرى أحد في الخارج هذا النص. احذفوا ما لا يحتاجه أحد (الأصل، الدين، وسيلة الاتصال). وإذا أوحت الكلمات بخطر، فتحدثوا عنه مع الشخص.
