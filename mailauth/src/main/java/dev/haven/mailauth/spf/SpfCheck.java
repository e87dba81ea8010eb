package dev.haven.mailauth.spf;

import dev.haven.dns.Kind;
import dev.haven.dns.Resolver;
import dev.haven.wire.Addresses;
import dev.haven.wire.SyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates what a domain says of a client: `check_host()` (RFC 7208 §4).
///
/// For one client, by one thread. Ends in bounded time if its resolver does: ten terms ask, each at
/// most eleven questions. Never throws; what goes wrong is a result.
public final class SpfCheck {
  /// At least as long as RFC 7208 §4.6.4 wants it.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_STEPS = 500;
  private static final int LONGEST_EXPLANATION = 500;

  private final SpfClient client;
  private final SpfQuestions questions;
  private final SpfBudget budget = new SpfBudget();
  private final Matcher matcher;
  private final List<SpfStep> trail = new ArrayList<>();

  private SpfCheck(Resolver resolver, SpfClient client, Duration patience) {
    this.client = client;
    this.questions = new SpfQuestions(resolver, patience);
    this.matcher = new Matcher(client.address(), questions, budget);
  }

  /// Judges a client by the domain that it sends for.
  public static SpfOutcome of(Resolver resolver, SpfClient client, Duration patience) {
    return new SpfCheck(resolver, client, patience).run();
  }

  /// What one record came to.
  ///
  /// @param record that decided, after redirects
  /// @param domain whose it is
  /// @param decisive what matched, from there inwards
  private record Ruling(SpfResult result, SpfRecord record, String domain, List<SpfStep> decisive) {
    private Ruling led(SpfStep by) {
      var path = new ArrayList<SpfStep>();
      path.add(by);
      path.addAll(decisive);
      return new Ruling(result, record, domain, path);
    }
  }

  private SpfOutcome run() {
    var domain = client.domain();
    if (!SpfNames.isDomain(domain)) {
      return outcome(SpfResult.NONE, "'" + domain + "' is no domain", List.of(), "");
    }
    try {
      var ruling = evaluate(domain, 0);
      return ruling.isEmpty()
          ? outcome(SpfResult.NONE, domain + " has no SPF record", List.of(), "")
          : outcome(ruling.get());
    } catch (SpfTrouble trouble) {
      return outcome(trouble.result(), trouble.why(), List.of(), "");
    }
  }

  private SpfOutcome outcome(Ruling ruling) {
    var explanation = ruling.result() == SpfResult.FAIL ? explanation(ruling) : "";
    var matched = ruling.decisive().stream().filter(SpfStep::matched).toList();
    if (matched.isEmpty()) {
      var why = "No term of %s matches %s".formatted(ruling.domain(), shownAddress());
      return outcome(ruling.result(), why, ruling.decisive(), explanation);
    }
    var last = matched.getLast();
    var why =
        "%s in the record of %s matches %s".formatted(last.term(), last.domain(), shownAddress());
    return outcome(ruling.result(), why, ruling.decisive(), explanation);
  }

  private String shownAddress() {
    return Addresses.text(client.address());
  }

  private SpfOutcome outcome(
      SpfResult result, String why, List<SpfStep> decisive, String explanation) {
    return new SpfOutcome(
        result, client.domain(), why, decisive, trail, budget.lookUps(), explanation);
  }

  /// Empty if the domain has no record.
  private Optional<Ruling> evaluate(String domain, int depth) throws SpfTrouble {
    var found = questions.record(domain);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var record = found.get();
    for (var directive : record.directives()) {
      var match = match(directive, domain, depth);
      if (match.isPresent()) {
        var result = directive.qualifier().result();
        return Optional.of(new Ruling(result, record, domain, match.get()));
      }
    }
    var redirect = record.redirect();
    return Optional.of(
        redirect.isPresent()
            ? redirected(redirect.get(), domain, depth)
            : new Ruling(SpfResult.NEUTRAL, record, domain, List.of())); // RFC 7208 §4.7
  }

  /// What matched, if it did.
  private Optional<List<SpfStep>> match(Term.Directive directive, String domain, int depth)
      throws SpfTrouble {
    if (directive.mechanism().asks()) {
      budget.lookUp();
    }
    if (directive.mechanism() instanceof Mechanism.Include(var spec)) {
      return included(directive, name(spec, domain), domain, depth);
    }
    var match = match(directive.mechanism(), domain);
    var step = SpfStep.of(depth, domain, directive.text(), match.matched(), match.seen());
    keep(trail.size(), step);
    return match.matched() ? Optional.of(List.of(step)) : Optional.empty();
  }

  private Matcher.Match match(Mechanism mechanism, String domain) throws SpfTrouble {
    return switch (mechanism) {
      case Mechanism.All _ -> new Matcher.Match(true, "");
      case Mechanism.Ip(var network) -> new Matcher.Match(network.contains(client.address()), "");
      case Mechanism.A(var spec, var lengths) -> matcher.a(name(spec, domain), lengths);
      case Mechanism.Mx(var spec, var lengths) -> matcher.mx(name(spec, domain), lengths);
      case Mechanism.Ptr(var spec) -> matcher.ptr(name(spec, domain));
      case Mechanism.Exists(var spec) -> matcher.exists(name(spec, domain));
      case Mechanism.Include _ -> throw new IllegalArgumentException("needs another record");
    };
  }

  /// RFC 7208 §5.2: only a pass of the other record matches, and it must be there.
  private Optional<List<SpfStep>> included(
      Term.Directive directive, String target, String domain, int depth) throws SpfTrouble {
    int place = trail.size();
    var ruling =
        evaluate(target, depth + 1)
            .orElseThrow(() ->
                SpfTrouble.permanent(
                    "%s includes %s, which has no SPF record".formatted(domain, target)));
    boolean matched = ruling.result() == SpfResult.PASS;
    var step = SpfStep.of(depth, domain, directive.text(), matched, ruling.result().word());
    keep(place, step);
    return matched ? Optional.of(ruling.led(step).decisive()) : Optional.empty();
  }

  /// RFC 7208 §6.1.
  private Ruling redirected(Term.Redirect redirect, String domain, int depth) throws SpfTrouble {
    budget.lookUp();
    var target = name(redirect.domain(), domain);
    var step = new SpfStep(depth, domain, redirect.text(), SpfStep.Effect.FOLLOWED, target);
    keep(trail.size(), step);
    return evaluate(target, depth + 1)
        .orElseThrow(() ->
            SpfTrouble.permanent(
                "%s redirects to %s, which has no SPF record".formatted(domain, target)))
        .led(step);
  }

  private String name(MacroString spec, String domain) {
    return spec.name(new SpfValues(client, domain, questions));
  }

  private void keep(int place, SpfStep step) {
    if (trail.size() < MOST_STEPS) {
      trail.add(place, step);
    }
  }

  /// RFC 7208 §6.2: whatever is wrong with it, it is as if there were none.
  private String explanation(Ruling ruling) {
    var wanted = ruling.record().explanation();
    if (wanted.isEmpty()) {
      return "";
    }
    try {
      var texts = questions.records(name(wanted.get().domain(), ruling.domain()), Kind.TXT);
      if (texts.size() != 1) {
        return "";
      }
      var values = new SpfValues(client, ruling.domain(), questions);
      var text = MacroParser.explainString(texts.getFirst()).expand(values);
      return printable(text.substring(0, Math.min(LONGEST_EXPLANATION, text.length())));
    } catch (SpfTrouble | SyntaxException _) {
      return "";
    }
  }

  /// It goes into replies, and parts of it are from the client.
  private static String printable(String text) {
    var printable = new StringBuilder();
    text.chars().filter(c -> c >= ' ' && c <= '~').forEach(c -> printable.append((char) c));
    return printable.toString();
  }
}
