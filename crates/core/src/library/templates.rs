//! Built-in templates of updates: minijinja, in our own words.
//!
//! Which names a template may use stands in `exchange::drafting::Knowledge`. A key is an audience and a phase; an audience
//! that a team adds gets the text of customers when it is outside, else the text of the company.

use super::Template;

const HEAD: &str = "{{ severity }} {{ reference }}: {{ title }}";

const RESPONDERS: &str = "\
{{ reference }} {{ title }}: {{ severity }}{% if severity %}, {% endif %}{{ phase }}, since {{ since }}.

CONDITIONS
{% if statement %}
{{ statement }}
{% elif impact %}
{{ impact }}
{% else %}
There is no statement yet.
{% endif %}
{% for fact in facts %}
- {{ fact }}
{% endfor %}
{% if hypotheses %}
Supposed, not confirmed:
{% for line in hypotheses %}
- {{ line }}
{% endfor %}
{% endif %}
{% if not_known %}
Not known:
{% for line in not_known %}
- {{ line }}
{% endfor %}
{% endif %}

ACTIONS
{% for line in decisions %}
- Decided: {{ line }}
{% endfor %}
{% for line in actions %}
- Done: {{ line }}
{% endfor %}
{% for line in asks %}
- {{ line }}
{% endfor %}
{% if not decisions and not actions and not asks %}
- Nothing is under way yet.
{% endif %}

NEEDS
{% for line in needs %}
- {{ line }}
{% endfor %}
{% if not needs %}
- Nothing now.
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
Next update when something changes.
{% endif %}
";

const RESPONDERS_RESOLVED: &str = "\
{{ reference }} {{ title }}: resolved, {{ since }} to {{ until }}.

CONDITIONS
{% if verified %}
Seen to work by: {{ verified }}
{% else %}
Nobody has said yet by which signal it was seen to work.
{% endif %}
Data loss: {{ data_loss }}.
{% if asks %}

ACTIONS
Still open:
{% for line in asks %}
- {{ line }}
{% endfor %}
{% endif %}
{% if not_known %}

Still not known:
{% for line in not_known %}
- {{ line }}
{% endfor %}
{% endif %}
{% if follow_up %}

{{ follow_up | sentence }}
{% endif %}
";

const COMPANY: &str = "\
KNOWN
{% if impact %}
{{ impact }}
{% else %}
Something does not work as it should; there is no statement yet.
{% endif %}
{% if since not in impact %}
Since {{ since }}.
{% endif %}
{% if scope %}
Affected: {{ scope }}
{% endif %}
{% if not_affected %}
Not affected: {{ not_affected }}
{% endif %}
{% for fact in facts %}
- {{ fact }}
{% endfor %}

DOING
{% for line in decisions %}
- {{ line }}
{% endfor %}
{% for line in actions %}
- {{ line }}
{% endfor %}
{% if not decisions and not actions %}
- The people who know this part are looking into it.
{% endif %}
{% if workaround %}
Until then: {{ workaround | sentence }}
{% endif %}

NOT KNOWN
{% for line in not_known %}
- {{ line }}
{% endfor %}
{% if not not_known %}
- No open question is written down.
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
We write again when something changes.
{% endif %}
";

const COMPANY_MONITORING: &str = "\
KNOWN
{% if until %}
It has worked again since {{ until }}.
{% else %}
A change was made, and it looks better.
{% endif %}
{% if impact %}
What it was: {{ impact }}
{% endif %}
{% for fact in facts %}
- {{ fact }}
{% endfor %}

DOING
- We watch it, to be sure that it stays so.
{% for line in actions %}
- {{ line }}
{% endfor %}
{% if sign %}
If you still see this, tell us: {{ sign | sentence }}
{% endif %}

NOT KNOWN
{% for line in not_known %}
- {{ line }}
{% endfor %}
{% if not not_known %}
- No open question is written down.
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
We write again when something changes.
{% endif %}
";

const COMPANY_RESOLVED: &str = "\
It is over: {{ since }} to {{ until }}.
{% if impact %}
What it was: {{ impact }}
{% endif %}
{% if verified %}
Seen to work by: {{ verified }}
{% endif %}
Data loss: {{ data_loss }}.
{% if not_known %}
Still not known:
{% for line in not_known %}
- {{ line }}
{% endfor %}
{% endif %}
{% if follow_up %}
What follows: {{ follow_up | sentence }}
{% else %}
What follows: we look at it together and tell you what we learned.
{% endif %}
";

const EXECUTIVES: &str = "\
Impact: {% if impact %}{{ impact }}{% else %}not yet described.{% endif %}

{% if since not in impact %}
Since: {{ since }}
{% endif %}
Customers: {% if customers %}{{ customers | sentence }}{% elif scope %}{{ scope | sentence }}{% else %}no number yet.{% endif %}


What we do:
{% for line in decisions %}
- {{ line }}
{% endfor %}
{% if not decisions %}
- The people who know this part work on it, with one person in command.
{% endif %}
{% if phase == \"monitoring\" %}
- A change was made and helps; we watch whether it stays so.
{% endif %}
{% if workaround %}
- Until then, customers can help themselves: {{ workaround | sentence }}
{% endif %}
{% if not_known %}
Not known:
{% for line in not_known %}
- {{ line }}
{% endfor %}
{% endif %}

What we need from you:
{% for line in decisions_needed %}
- {{ line }}
{% endfor %}
{% if not decisions_needed %}
- Nothing now. Please bring questions to the communications lead, not to the call.
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
We write again when something changes.
{% endif %}
";

const EXECUTIVES_RESOLVED: &str = "\
Impact: over. It lasted from {{ since }} to {{ until }}.
{% if impact %}
It was: {{ impact }}
{% endif %}
Customers: {% if customers %}{{ customers | sentence }}{% elif scope %}{{ scope | sentence }}{% else %}no number yet.{% endif %}

Data loss: {{ data_loss }}.

What we do:
- {% if follow_up %}{{ follow_up | sentence }}{% else %}We look at what happened and tell you what we learned.{% endif %}


What we need from you:
{% for line in decisions_needed %}
- {{ line }}
{% endfor %}
{% if not decisions_needed %}
- Nothing now.
{% endif %}
";

const CUSTOMERS_INVESTIGATING: &str = "\
{% if impact %}
{{ impact }}
{% else %}
Some of you may not be able to use our service as you expect.
{% endif %}
{% if since not in impact %}
This began at {{ since }}.
{% endif %}
{% if not_affected %}
Not affected: {{ not_affected | sentence }}
{% endif %}

We are looking into it.
{% if workaround %}
Until then: {{ workaround | sentence }}
{% endif %}
{% if not_known %}
We do not know yet: {{ not_known | join(\" \") }}
{% else %}
We do not know yet what leads to it.
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
We write again when something changes.
{% endif %}
";

const CUSTOMERS_IDENTIFIED: &str = "\
{% if impact %}
{{ impact }}
{% else %}
Some of you cannot use our service as you expect.
{% endif %}
{% if since not in impact %}
This began at {{ since }}.
{% endif %}
{% if not_affected %}
Not affected: {{ not_affected | sentence }}
{% endif %}

We know what stands in the way and are working on it.
{% for line in decisions %}
- {{ line }}
{% endfor %}
{% if workaround %}
Until then: {{ workaround | sentence }}
{% endif %}
{% if not_known %}
We do not know yet: {{ not_known | join(\" \") }}
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
We write again when something changes.
{% endif %}
";

const CUSTOMERS_MONITORING: &str = "\
{% if until %}
It has worked again since {{ until }}, and we are watching it.
{% else %}
We made a change, things look better, and we are watching it.
{% endif %}
{% if impact %}
What you may have seen: {{ impact }}
{% endif %}
{% if sign %}
If you still see this, please tell us: {{ sign | sentence }}
{% else %}
If it still does not work for you, please tell us.
{% endif %}
{% if not_known %}
We do not know yet: {{ not_known | join(\" \") }}
{% endif %}

{% if next_by %}
Next update by {{ next_by }}.
{% else %}
We write again when something changes.
{% endif %}
";

const CUSTOMERS_RESOLVED: &str = "\
It works again. You may have been affected from {{ since }} to {{ until }}.
{% if impact %}
What you may have seen: {{ impact }}
{% endif %}
Data loss: {{ data_loss }}.
{% if follow_up %}
What follows: {{ follow_up | sentence }}
{% else %}
What follows: we look at what happened, so that we learn from it.
{% endif %}
We are sorry for the trouble this gave you.
";

/// Key, subject, text.
const BUILT_IN: &[(&str, &str, &str)] = &[
    ("responders.investigating", HEAD, RESPONDERS),
    ("responders.identified", HEAD, RESPONDERS),
    ("responders.monitoring", HEAD, RESPONDERS),
    ("responders.resolved", "{{ reference }} resolved: {{ title }}", RESPONDERS_RESOLVED),
    ("company.investigating", HEAD, COMPANY),
    ("company.identified", HEAD, COMPANY),
    ("company.monitoring", "{{ reference }} looks better: {{ title }}", COMPANY_MONITORING),
    ("company.resolved", "{{ reference }} resolved: {{ title }}", COMPANY_RESOLVED),
    ("executives.investigating", "{{ reference }}: {{ title }}", EXECUTIVES),
    ("executives.identified", "{{ reference }}: {{ title }}", EXECUTIVES),
    ("executives.monitoring", "{{ reference }}: {{ title }}", EXECUTIVES),
    ("executives.resolved", "{{ reference }} is over: {{ title }}", EXECUTIVES_RESOLVED),
    ("customers.investigating", "We are looking into it: {{ title }}", CUSTOMERS_INVESTIGATING),
    ("customers.identified", "We are working on it: {{ title }}", CUSTOMERS_IDENTIFIED),
    ("customers.monitoring", "We are watching it: {{ title }}", CUSTOMERS_MONITORING),
    ("customers.resolved", "It works again: {{ title }}", CUSTOMERS_RESOLVED),
];

/// What the program brings: a template for each audience of its own and each phase.
#[must_use]
pub fn built_in() -> Vec<Template> {
    let template = |(key, subject, text): &(&str, &str, &str)| Template {
        key: (*key).to_owned(),
        subject: (*subject).to_owned(),
        text: (*text).to_owned(),
    };
    BUILT_IN.iter().map(template).collect()
}
