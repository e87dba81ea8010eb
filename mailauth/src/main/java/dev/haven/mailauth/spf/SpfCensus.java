package dev.haven.mailauth.spf;

import dev.haven.dns.Resolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Follows a record everywhere, to count what it costs at most and to find what is wrong further
/// on: an evaluation stops at the first match, and shows neither.
///
/// For one record, by one thread. Reads a bounded number of records, in bounded time.
public final class SpfCensus {
  private static final int MOST_RECORDS = 40;

  private final SpfQuestions questions;
  private int records;

  private SpfCensus(Resolver resolver, Duration patience) {
    this.questions = new SpfQuestions(resolver, patience);
  }

  /// The record of a domain and all that it leads to.
  public static SpfBranch of(Resolver resolver, String domain, Duration patience) {
    return new SpfCensus(resolver, patience).branch(domain, "", List.of());
  }

  private SpfBranch branch(String domain, String term, List<String> way) {
    if (way.contains(domain)) {
      return SpfBranch.end(
          domain, term, SpfBranch.State.LOOP, "The record of " + domain + " leads back to itself");
    }
    if (++records > MOST_RECORDS) {
      return SpfBranch.end(domain, term, SpfBranch.State.NOT_FOLLOWED, "");
    }
    try {
      var record = questions.record(domain);
      return record.isPresent()
          ? read(domain, term, record.get(), way)
          : SpfBranch.end(domain, term, SpfBranch.State.ABSENT, domain + " has no SPF record");
    } catch (SpfTrouble trouble) {
      var state =
          trouble.result() == SpfResult.TEMPERROR
              ? SpfBranch.State.UNANSWERED
              : SpfBranch.State.WRONG;
      return SpfBranch.end(domain, term, state, trouble.why());
    }
  }

  private SpfBranch read(String domain, String term, SpfRecord record, List<String> way) {
    var further = new ArrayList<>(way);
    further.add(domain);
    var branches = new ArrayList<SpfBranch>();
    int lookUps = 0;
    boolean open = false;
    for (var directive : reached(record)) {
      lookUps += directive.mechanism().asks() ? 1 : 0;
      boolean leads = false;
      if (directive.mechanism() instanceof Mechanism.Include(var spec)) {
        branches.add(branch(spec, directive.text(), domain, further));
        leads = branches.getLast().open();
      }
      open |= directive.qualifier() == Qualifier.PLUS && (leads || lets(directive.mechanism()));
    }
    var redirect = record.redirect();
    if (redirect.isPresent()) {
      lookUps++;
      var branch = branch(redirect.get().domain(), redirect.get().text(), domain, further);
      branches.add(branch);
      open |= branch.open();
    }
    lookUps += branches.stream().mapToInt(SpfBranch::lookUps).sum();
    return new SpfBranch(domain, term, SpfBranch.State.READ, "", lookUps, open, branches);
  }

  /// What follows `all` is never evaluated (RFC 7208 §5.1).
  private static List<Term.Directive> reached(SpfRecord record) {
    var reached = new ArrayList<Term.Directive>();
    for (var directive : record.directives()) {
      reached.add(directive);
      if (directive.mechanism() instanceof Mechanism.All) {
        break;
      }
    }
    return reached;
  }

  private static boolean lets(Mechanism mechanism) {
    return mechanism instanceof Mechanism.All
        || (mechanism instanceof Mechanism.Ip(var network) && network.isEverything());
  }

  /// Only the domain itself is known of what macros may stand for.
  private SpfBranch branch(MacroString spec, String term, String domain, List<String> way) {
    if (spec.hasOthersThan("d")) {
      return SpfBranch.end(
          spec.name(letter -> "%{" + letter + "}"), term, SpfBranch.State.NOT_FOLLOWED, "");
    }
    return branch(spec.name(_ -> domain), term, way);
  }
}
