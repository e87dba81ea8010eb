package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One thing that FETCH is asked to tell of a message (RFC 9051 §6.4.5).
sealed interface FetchItem {
  /// Whether the message card must be at hand to answer.
  boolean needsCard();

  /// Whether the message's octets must be.
  default boolean needsBody() {
    return false;
  }

  /// Whether the header's octets must be, which are in the card or in the body.
  default boolean needsHeader() {
    return false;
  }

  /// Whether telling it means that the message was read.
  default boolean setsSeen() {
    return false;
  }

  /// Whether a message may have nothing of it, so that its response is without it.
  default boolean mayBeAbsent() {
    return false;
  }

  /// What has no parameter.
  enum Attribute implements FetchItem {
    UID("UID ", false),
    FLAGS("FLAGS ", false),
    INTERNALDATE("INTERNALDATE ", false),
    RFC822_SIZE("RFC822.SIZE ", false),
    /// RFC 8514 §4.2.
    SAVEDATE("SAVEDATE ", false),
    /// RFC 7162 §3.1.4.2.
    MODSEQ("MODSEQ (", false),
    /// RFC 8474 §5.1.
    EMAILID("EMAILID (", false),
    /// RFC 8474 §5.2.
    THREADID("THREADID (", false),
    ENVELOPE("ENVELOPE ", true),
    BODY("BODY ", true),
    BODYSTRUCTURE("BODYSTRUCTURE ", true);

    private final String wire;
    private final boolean needsCard;

    Attribute(String wire, boolean needsCard) {
      this.wire = wire;
      this.needsCard = needsCard;
    }

    /// Its name as the response begins it.
    String wire() {
      return wire;
    }

    @Override
    public boolean needsCard() {
      return needsCard;
    }
  }

  /// `BODY[...]` and its older spellings.
  ///
  /// @param spelling what the response calls it; empty for `BODY[section]<origin>`
  record BodySection(Section section, Partial partial, boolean peek, String spelling)
      implements FetchItem {
    @Override
    public boolean needsCard() {
      return !section.isWholeMessage();
    }

    @Override
    public boolean needsBody() {
      return !section.isHeaderOfMessage();
    }

    @Override
    public boolean needsHeader() {
      return section.isHeaderOfMessage();
    }

    /// What the response begins with.
    String name() {
      if (!spelling.isEmpty()) {
        return spelling + " ";
      }
      var origin = partial.isWhole() ? "" : "<" + partial.offset() + ">";
      return "BODY[" + section.wire() + "]" + origin + " ";
    }

    @Override
    public boolean setsSeen() {
      return !peek;
    }
  }

  /// `BINARY[...]`, RFC 3516 §4.2: a part without its transfer encoding.
  record Binary(Section section, Partial partial, boolean peek) implements FetchItem {
    @Override
    public boolean needsCard() {
      return true;
    }

    @Override
    public boolean needsBody() {
      return true;
    }

    @Override
    public boolean setsSeen() {
      return !peek;
    }
  }

  /// `BINARY.SIZE[...]`, RFC 3516 §4.3.
  record BinarySize(Section section) implements FetchItem {
    @Override
    public boolean needsCard() {
      return true;
    }

    @Override
    public boolean needsBody() {
      return true;
    }
  }

  /// `PREVIEW`, RFC 8970 §3.1.
  ///
  /// @param lazy whether it may be left out where it would take time
  record Preview(boolean lazy) implements FetchItem {
    @Override
    public boolean needsCard() {
      return true;
    }
  }

  /// `ANNOTATION (entries attributes)`, RFC 5257 §4.3.
  record Annotation(List<EntryMatch> entries, List<AnnotationAttribute> attributes)
      implements FetchItem {
    @Override
    public boolean needsCard() {
      return false;
    }

    static Annotation parse(ImapCursor in) throws SyntaxException {
      in.space();
      in.expect('(');
      var entries =
          in.sees('(') ? in.list(() -> EntryMatch.parse(in)) : List.of(EntryMatch.parse(in));
      in.space();
      var attributes =
          in.sees('(')
              ? in.list(() -> AnnotationAttribute.parse(in))
              : List.of(AnnotationAttribute.parse(in));
      in.expect(')');
      return new Annotation(List.copyOf(entries), List.copyOf(attributes));
    }

    /// Names are told in any case; RFC 5257 §5, rule `msg-att-dynamic`, has no empty list.
    @Override
    public boolean mayBeAbsent() {
      return entries.stream().noneMatch(EntryMatch::isName);
    }

    /// The entries that are named, not matched.
    List<String> names() {
      return entries.stream().filter(EntryMatch::isName).map(EntryMatch::text).toList();
    }
  }

  /// One item, a list of items or a macro, each once, in the order asked for.
  static Set<FetchItem> parseAll(ImapCursor in) throws SyntaxException {
    var items = new LinkedHashSet<FetchItem>();
    if (in.sees('(')) {
      in.list(() -> items.add(parse(in)));
      return items;
    }
    int at = in.position();
    var word = in.word("a fetch item");
    var macro = macro(word);
    if (macro.isEmpty()) {
      items.add(named(word, in, at));
    }
    items.addAll(macro);
    return items;
  }

  private static List<FetchItem> macro(String word) {
    return switch (word) {
      case "FAST" -> List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);
      case "ALL" ->
          List.of(
              Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE, Attribute.ENVELOPE);
      case "FULL" ->
          List.of(
              Attribute.FLAGS,
              Attribute.INTERNALDATE,
              Attribute.RFC822_SIZE,
              Attribute.ENVELOPE,
              Attribute.BODY);
      default -> List.of();
    };
  }

  private static FetchItem parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return named(in.word("a fetch item"), in, at);
  }

  private static FetchItem named(String word, ImapCursor in, int at) throws SyntaxException {
    return switch (word) {
      case "UID" -> Attribute.UID;
      case "FLAGS" -> Attribute.FLAGS;
      case "INTERNALDATE" -> Attribute.INTERNALDATE;
      case "RFC822.SIZE" -> Attribute.RFC822_SIZE;
      case "PREVIEW" -> new Preview(in.acceptKeyword(" (LAZY)"));
      case "SAVEDATE" -> Attribute.SAVEDATE;
      case "MODSEQ" -> Attribute.MODSEQ;
      case "EMAILID" -> Attribute.EMAILID;
      case "THREADID" -> Attribute.THREADID;
      case "ENVELOPE" -> Attribute.ENVELOPE;
      case "BODYSTRUCTURE" -> Attribute.BODYSTRUCTURE;
      case "BODY" ->
          in.sees('[')
              ? new BodySection(Section.parse(in), Partial.parse(in), false, "")
              : Attribute.BODY;
      case "BODY.PEEK" -> new BodySection(Section.parse(in), Partial.parse(in), true, "");
      case "BINARY" -> new Binary(Section.parseBinary(in), Partial.parse(in), false);
      case "BINARY.PEEK" -> new Binary(Section.parseBinary(in), Partial.parse(in), true);
      case "BINARY.SIZE" -> new BinarySize(Section.parseBinary(in));
      case "ANNOTATION" -> Annotation.parse(in);
      case "RFC822" -> older(Section.WHOLE, false, word);
      case "RFC822.HEADER" -> older(Section.of(Section.What.HEADER), true, word);
      case "RFC822.TEXT" -> older(Section.of(Section.What.TEXT), false, word);
      default -> throw new SyntaxException("a fetch item I know", at);
    };
  }

  /// RFC 3501 §6.4.5.
  private static FetchItem older(Section section, boolean peek, String word) {
    return new BodySection(section, Partial.WHOLE, peek, word);
  }
}
