//! Changes of the settings.

use std::rc::Rc;

use yew::prelude::*;

use crate::cohort::choice::Choice;

/// A change of the settings.
pub(crate) struct Change(Box<dyn Fn(&mut Choice)>);

impl Reducible for Choice {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut changed = (*self).clone();
        change.0(&mut changed);
        Rc::new(changed)
    }
}

/// Dispatches changes of the settings.
pub(super) type Dispatch = UseReducerDispatcher<Choice>;

/// A callback that dispatches a change.
pub(super) fn on<In: 'static>(
    dispatch: &Dispatch,
    change: impl Fn(&mut Choice, &In) + Clone + 'static,
) -> Callback<In> {
    let dispatch = dispatch.clone();
    Callback::from(move |given: In| {
        let change = change.clone();
        dispatch.dispatch(Change(Box::new(move |choice| change(choice, &given))));
    })
}
