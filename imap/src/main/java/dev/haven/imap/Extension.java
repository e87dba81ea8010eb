package dev.haven.imap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is offered to whoever signed in beyond IMAP4rev1, by the names that CAPABILITY announces.
///
/// Each can be switched off, for one account or for all: for a mail program that believes to know
/// it and does not. It is then neither announced nor done ([SwitchedOff]), and neither is what
/// builds on it.
public enum Extension {
  IMAP4REV2("IMAP4rev2"),
  IDLE("IDLE"),
  NAMESPACE("NAMESPACE"),
  UIDPLUS("UIDPLUS"),
  MOVE("MOVE"),
  UNSELECT("UNSELECT"),
  CHILDREN("CHILDREN"),
  SPECIAL_USE("SPECIAL-USE"),
  CREATE_SPECIAL_USE("CREATE-SPECIAL-USE"),
  LIST_EXTENDED("LIST-EXTENDED"),
  LIST_STATUS("LIST-STATUS"),
  STATUS_SIZE("STATUS=SIZE"),
  ESEARCH("ESEARCH"),
  SEARCHRES("SEARCHRES"),
  BINARY("BINARY"),
  WITHIN("WITHIN"),
  FILTERS("FILTERS"),
  /// Announced if there is an index.
  FUZZY("SEARCH=FUZZY"),
  SORT("SORT"),
  SORT_DISPLAY("SORT=DISPLAY"),
  ESORT("ESORT"),
  CONTEXT_SEARCH("CONTEXT=SEARCH"),
  CONTEXT_SORT("CONTEXT=SORT"),
  MULTISEARCH("MULTISEARCH"),
  I18NLEVEL_1("I18NLEVEL=1"),
  I18NLEVEL_2("I18NLEVEL=2"),
  THREAD_ORDEREDSUBJECT("THREAD=ORDEREDSUBJECT"),
  THREAD_REFERENCES("THREAD=REFERENCES"),
  THREAD_REFS("THREAD=REFS"),
  LIST_MYRIGHTS("LIST-MYRIGHTS"),
  LIST_METADATA("LIST-METADATA"),
  ACL("ACL", " RIGHTS=kxten"),
  METADATA("METADATA"),
  METADATA_SERVER("METADATA-SERVER"),
  ANNOTATE("ANNOTATE-EXPERIMENT-1"),
  QUOTA("QUOTA", " QUOTA=RES-STORAGE QUOTA=RES-MESSAGE QUOTA=RES-MAILBOX"),
  QUOTASET("QUOTASET"),
  MULTIAPPEND("MULTIAPPEND"),
  CATENATE("CATENATE"),
  URL_PARTIAL("URL-PARTIAL"),
  URLAUTH("URLAUTH"),
  URLAUTH_BINARY("URLAUTH=BINARY"),
  REPLACE("REPLACE"),
  COMPRESS("COMPRESS=DEFLATE"),
  UNAUTHENTICATE("UNAUTHENTICATE"),
  SAVEDATE("SAVEDATE"),
  PREVIEW("PREVIEW"),
  UTF8("UTF8=ACCEPT"),
  NOTIFY("NOTIFY"),
  CONDSTORE("CONDSTORE"),
  QRESYNC("QRESYNC"),
  UIDONLY("UIDONLY"),
  UIDBATCHES("UIDBATCHES"),
  PARTIAL("PARTIAL"),
  OBJECTID("OBJECTID"),
  INPROGRESS("INPROGRESS"),
  /// Announced with the limit.
  APPENDLIMIT("APPENDLIMIT");

  private final String capability;

  /// With a space before each name.
  private final String announced;

  Extension(String capability) {
    this(capability, "");
  }

  /// @param further what is announced besides
  Extension(String capability, String further) {
    this.capability = capability;
    this.announced = " " + capability + further;
  }

  /// What [Capability] announces itself, where it is so.
  private static final Set<Extension> SOMETIMES = EnumSet.of(IMAP4REV2, APPENDLIMIT, FUZZY);

  /// The name by which it is switched.
  public String capability() {
    return capability;
  }

  /// What CAPABILITY says of it, with a space before each name.
  static String announced(Set<Extension> off) {
    return EnumSet.complementOf(copy(off)).stream()
        .filter(extension -> !SOMETIMES.contains(extension))
        .map(extension -> extension.announced)
        .collect(Collectors.joining());
  }

  /// Those of a name: `COMPRESS=DEFLATE`, or `COMPRESS` for all that begins with `COMPRESS=`. None
  /// if nobody knows the name.
  public static Set<Extension> named(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    var exactly = with(capability -> capability.equals(upper));
    return exactly.isEmpty() ? with(capability -> capability.startsWith(upper + "=")) : exactly;
  }

  private static Set<Extension> with(Predicate<String> name) {
    return Arrays.stream(values())
        .filter(extension -> name.test(extension.capability.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Extension.class)));
  }

  /// All that is off once those are: they, and what builds on them.
  static Set<Extension> switchedOff(Iterable<String> names) {
    var off = EnumSet.noneOf(Extension.class);
    names.forEach(name -> off.addAll(named(name)));
    boolean grew = !off.isEmpty();
    while (grew) {
      grew = false;
      for (var extension : values()) {
        grew |= extension.basis().stream().anyMatch(off::contains) && off.add(extension);
      }
    }
    return off;
  }

  private static EnumSet<Extension> copy(Set<Extension> set) {
    return set.isEmpty() ? EnumSet.noneOf(Extension.class) : EnumSet.copyOf(set);
  }

  /// What a client may take for granted that sees it announced.
  private Set<Extension> basis() {
    return switch (this) {
      // RFC 9051 Appendix E.
      case IMAP4REV2 ->
          EnumSet.of(
              IDLE,
              NAMESPACE,
              UIDPLUS,
              MOVE,
              UNSELECT,
              CHILDREN,
              SPECIAL_USE,
              LIST_EXTENDED,
              LIST_STATUS,
              STATUS_SIZE,
              ESEARCH,
              SEARCHRES,
              BINARY);
      case CREATE_SPECIAL_USE -> EnumSet.of(SPECIAL_USE);
      case LIST_STATUS, LIST_MYRIGHTS -> EnumSet.of(LIST_EXTENDED);
      case LIST_METADATA -> EnumSet.of(LIST_EXTENDED, METADATA);
      case SEARCHRES, CONTEXT_SEARCH, MULTISEARCH -> EnumSet.of(ESEARCH);
      case SORT_DISPLAY, ESORT -> EnumSet.of(SORT);
      case CONTEXT_SORT -> EnumSet.of(ESORT, CONTEXT_SEARCH);
      case I18NLEVEL_2 -> EnumSet.of(I18NLEVEL_1);
      case METADATA, FILTERS -> EnumSet.of(METADATA_SERVER);
      case QUOTASET -> EnumSet.of(QUOTA);
      case URL_PARTIAL -> EnumSet.of(CATENATE);
      case URLAUTH_BINARY -> EnumSet.of(URLAUTH);
      case QRESYNC -> EnumSet.of(CONDSTORE);
      default -> EnumSet.noneOf(Extension.class);
    };
  }
}
