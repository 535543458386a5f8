//! Finds the expressions that mutants are about: by the place of their operator, guard or arm.

use std::collections::HashMap;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// The parts of one expression, as bytes of the file.
pub(crate) struct Binary {
    pub(crate) whole: Range<usize>,
    pub(crate) left: Range<usize>,
    pub(crate) operator: Range<usize>,
    pub(crate) right: Range<usize>,
    /// In a chain with `let`, which no parenthesis may hold.
    pub(crate) in_let_chain: bool,
}

pub(crate) struct Unary {
    pub(crate) whole: Range<usize>,
    pub(crate) operand: Range<usize>,
}

pub(crate) struct Arm {
    pub(crate) pattern_end: usize,
    pub(crate) guard: Option<Range<usize>>,
}

/// A field of a struct that takes the rest from another one.
pub(crate) struct Field {
    pub(crate) whole: Range<usize>,
    pub(crate) name: String,
    pub(crate) value: Range<usize>,
    /// Where the others come from.
    pub(crate) rest: Range<usize>,
}

/// Everything of a file that a mutant may name, by where it begins.
#[derive(Default)]
pub(crate) struct Places {
    /// By the operator.
    pub(crate) binary: HashMap<usize, Binary>,
    /// By the operator.
    pub(crate) unary: HashMap<usize, Unary>,
    /// By the arm's first byte.
    pub(crate) arms: HashMap<usize, Arm>,
    /// By the field's first byte.
    pub(crate) fields: HashMap<usize, Field>,
    /// The first byte of a guard, and of its arm.
    pub(crate) arm_of_guard: HashMap<usize, usize>,
}

impl Places {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is no Rust.
    pub(crate) fn of(source: &str) -> syn::Result<Self> {
        let mut places = Self::default();
        places.visit_file(&syn::parse_file(source)?);
        Ok(places)
    }
}

impl<'ast> Visit<'ast> for Places {
    fn visit_expr_binary(&mut self, e: &'ast syn::ExprBinary) {
        let operator = e.op.span().byte_range();
        let binary = Binary {
            whole: e.span().byte_range(),
            left: e.left.span().byte_range(),
            right: e.right.span().byte_range(),
            in_let_chain: holds_let(&e.left) || holds_let(&e.right),
            operator: operator.clone(),
        };
        self.binary.insert(operator.start, binary);
        visit::visit_expr_binary(self, e);
    }

    fn visit_expr_unary(&mut self, e: &'ast syn::ExprUnary) {
        let unary = Unary { whole: e.span().byte_range(), operand: e.expr.span().byte_range() };
        self.unary.insert(unary.whole.start, unary);
        visit::visit_expr_unary(self, e);
    }

    fn visit_expr_struct(&mut self, e: &'ast syn::ExprStruct) {
        if let Some(rest) = &e.rest {
            for field in &e.fields {
                let syn::Member::Named(name) = &field.member else { continue };
                let whole = field.span().byte_range();
                let (value, rest) = (field.expr.span().byte_range(), rest.span().byte_range());
                self.fields.insert(whole.start, Field { whole, name: name.to_string(), value, rest });
            }
        }
        visit::visit_expr_struct(self, e);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let start = arm.span().byte_range().start;
        let guard = arm.guard.as_ref().map(|(_, guard)| guard.span().byte_range());
        if let Some(guard) = &guard {
            self.arm_of_guard.insert(guard.start, start);
        }
        self.arms.insert(start, Arm { pattern_end: arm.pat.span().byte_range().end, guard });
        visit::visit_arm(self, arm);
    }
}

/// Whether one of the links of an `&&` chain is a `let`.
fn holds_let(e: &syn::Expr) -> bool {
    match e {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => holds_let(&binary.left) || holds_let(&binary.right),
        _ => false,
    }
}
