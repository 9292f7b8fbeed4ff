package org.gennas.proposal.llm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.proposal.Constraints;
import org.gennas.proposal.ProposalRequest;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.Networks;
import org.gennas.study.event.Guidance;

/**
 * Says which attempts of an answer can be trained, and why the others can't, in words that help to
 * do better. Immutable.
 */
final class AnswerCheck {
  private final ProposalRequest request;
  private final Networks networks;
  private final Constraints constraints;
  private final Map<Architecture, String> taken;
  private final Optional<Map<Architecture, Architecture>> shortlist;

  /** An attempt that can be trained. */
  record Accepted(Architecture architecture, ParsedProposal attempt) {}

  /**
   * An attempt that can't.
   *
   * @param answer as the model wrote it
   * @param reason why, fit to follow "because"
   */
  record Refused(String answer, String reason) {}

  /** What became of one answer. */
  record Verdict(List<Accepted> accepted, List<Refused> refused) {
    Verdict {
      accepted = List.copyOf(accepted);
      refused = List.copyOf(refused);
    }
  }

  /**
   * @param shortlist the only networks to choose from, where there is such a list
   */
  AnswerCheck(ProposalRequest request, Optional<List<Architecture>> shortlist) {
    this.request = request;
    this.networks = request.networks();
    this.constraints = Constraints.of(request);
    this.taken = taken(request);
    this.shortlist =
        shortlist.map(
            list ->
                list.stream().collect(Collectors.toMap(networks::canonical, a -> a, (a, b) -> a)));
  }

  private static Map<Architecture, String> taken(ProposalRequest request) {
    Networks networks = request.networks();
    Map<Architecture, String> taken = new LinkedHashMap<>();
    request
        .running()
        .forEach(a -> taken.put(networks.canonical(a), "is in training or waits for it"));
    request
        .closed()
        .forEach(a -> taken.put(networks.canonical(a), "ended without a score and is closed"));
    for (Guidance.Veto veto : request.guidance().vetoes()) {
      taken.put(
          networks.canonical(veto.architecture()),
          "was refused by the person in charge"
              + (veto.reason().isEmpty() ? "" : " (" + veto.reason() + ")"));
    }
    request
        .history()
        .forEach(o -> taken.put(networks.canonical(o.architecture()), "was trained already"));
    return taken;
  }

  /**
   * Checks an answer.
   *
   * @param before accepted from earlier answers to the same request
   */
  Verdict check(List<ParsedProposal> attempts, List<Accepted> before) {
    int wanted = request.count() - before.size();
    Map<Architecture, Architecture> chosen = new LinkedHashMap<>();
    before.forEach(a -> chosen.put(networks.canonical(a.architecture()), a.architecture()));
    List<Accepted> accepted = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (ParsedProposal attempt : attempts) {
      try {
        Architecture architecture = networks.parse(attempt.digits());
        Optional<String> objection = objection(architecture, chosen);
        if (objection.isPresent()) {
          refused.add(new Refused(attempt.digits(), objection.get()));
        } else {
          chosen.put(networks.canonical(architecture), architecture);
          accepted.add(new Accepted(architecture, attempt));
        }
      } catch (IllegalCodeException e) {
        refused.add(new Refused(attempt.digits(), illegal(attempt.digits(), e)));
      }
    }
    boolean mentions = accepted.stream().anyMatch(a -> !a.attempt().meant());
    if (mentions && accepted.size() > wanted) {
      return new Verdict(
          List.of(),
          List.of(
              new Refused(
                  "the text",
                  String.format(
                      Locale.ROOT,
                      "it mentions %d networks and does not say which are proposed",
                      accepted.size()))));
    }
    return new Verdict(accepted.subList(0, Math.min(wanted, accepted.size())), refused);
  }

  private String illegal(String digits, IllegalCodeException problem) {
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "it is no code of " + networks.length() + " digits";
    }
    boolean legal =
        digits.length() == networks.length()
            && digits.chars().allMatch(c -> c < '0' + networks.choices(0));
    if (legal) {
      return problem.getMessage();
    }
    return digits.length() == networks.length()
        ? "only the digits 0 to " + (networks.choices(0) - 1) + " are allowed"
        : "it has " + digits.length() + " digits where " + networks.length() + " are needed";
  }

  private Optional<String> objection(
      Architecture architecture, Map<Architecture, Architecture> chosen) {
    Architecture canonical = networks.canonical(architecture);
    String alias =
        canonical.equals(architecture)
            ? "it "
            : "it is the same network as " + canonical + ", which ";
    if (taken.containsKey(canonical)) {
      return Optional.of(alias + taken.get(canonical));
    }
    if (chosen.containsKey(canonical)) {
      return Optional.of("it is the same network as " + chosen.get(canonical) + " of your answer");
    }
    if (shortlist.isPresent() && !shortlist.get().containsKey(canonical)) {
      return Optional.of("it is not on the short-list");
    }
    return constraints.objection(architecture);
  }
}
