//! Wire structs of the palette's search.

use crate::wire::wire;

wire! {
    /// What was typed into the palette; prefixes `c:` `k:` `t:` `w:` `a:` narrow it.
    pub struct Find {
        /// The words.
        pub query: String,
    }
}

wire! {
    /// What was found.
    pub struct Found {
        /// The number that was typed whole; then clients, what stands with clients, contracts, tickets and
        /// policies, in this order, best first in each.
        pub hits: Vec<Hit>,
    }
}

wire! {
    /// Something found.
    pub struct Hit {
        /// `client`, `contact`, `address`, `contract`, `ticket`, `window`, `engagement`, `policy`.
        pub kind: String,
        /// Id of what is opened: the client of a contact, the newest version of a policy.
        pub id: String,
        /// Number, or empty.
        pub number: String,
        /// Name or subject.
        pub text: String,
        /// A second line: the client of a ticket.
        pub detail: String,
    }
}
