package org.gennas.proposal.llm;

import java.util.Optional;

/**
 * Something in an answer that looks like a proposal; whether it is legal is for others to say.
 *
 * @param digits without separators, such as "22121211"; may be too short, or no digits at all
 * @param rationale empty where the answer gave none
 * @param predicted validation mean AUC, 0 to 1; empty where there is none that makes sense
 * @param meant whether the answer's form says that this is a proposal; digits found in prose may be
 *     a mention
 */
record ParsedProposal(
    String digits, Optional<String> rationale, Optional<Double> predicted, boolean meant) {}
