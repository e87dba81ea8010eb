package dev.haven.mailauth.spf;

import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/// A record as it was published (RFC 7208 §4.6.1).
///
/// @param terms in their order
public record SpfRecord(List<Term> terms) {
  private static final String VERSION = "v=spf1";

  /// More than a TXT record has room for in practice.
  private static final int MOST_TERMS = 2000;

  public SpfRecord {
    terms = List.copyOf(terms);
  }

  /// Whether a text is one, right or wrong (RFC 7208 §4.5).
  public static boolean is(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  /// What is wrong with one, as a sentence without its full stop.
  public static Optional<String> fault(String text) {
    try {
      read(text);
      return Optional.empty();
    } catch (SpfTrouble wrong) {
      return Optional.of(wrong.why());
    }
  }

  /// Reads all of it.
  static SpfRecord read(String text) throws SpfTrouble {
    var terms = new ArrayList<Term>();
    var words = new StringTokenizer(text.substring(VERSION.length()), " ");
    while (words.hasMoreTokens()) {
      terms.add(term(words.nextToken()));
      if (terms.size() > MOST_TERMS) {
        throw SpfTrouble.permanent("The record has more than " + MOST_TERMS + " terms");
      }
    }
    once(terms, Term.Redirect.class, "redirect");
    once(terms, Term.Explanation.class, "exp");
    return new SpfRecord(terms);
  }

  private static Term term(String word) throws SpfTrouble {
    try {
      return TermParser.term(word);
    } catch (SyntaxException wrong) {
      throw SpfTrouble.permanent("The term '%s' is wrong: %s".formatted(word, wrong.getMessage()));
    }
  }

  /// RFC 7208 §6: these modifiers stand at most once.
  private static void once(List<Term> terms, Class<? extends Term> kind, String name)
      throws SpfTrouble {
    if (terms.stream().filter(kind::isInstance).count() > 1) {
      throw SpfTrouble.permanent("The record has '" + name + "' twice");
    }
  }

  /// What may match, in the order in which it is tried.
  public List<Term.Directive> directives() {
    return terms.stream()
        .filter(Term.Directive.class::isInstance)
        .map(Term.Directive.class::cast)
        .toList();
  }

  /// Whose record counts where nothing matches (RFC 7208 §6.1); that of nobody beside `all`.
  public Optional<Term.Redirect> redirect() {
    boolean all = directives().stream().anyMatch(one -> one.mechanism() instanceof Mechanism.All);
    return terms.stream()
        .filter(term -> !all && term instanceof Term.Redirect)
        .map(Term.Redirect.class::cast)
        .findFirst();
  }

  Optional<Term.Explanation> explanation() {
    return terms.stream()
        .filter(Term.Explanation.class::isInstance)
        .map(Term.Explanation.class::cast)
        .findFirst();
  }
}
