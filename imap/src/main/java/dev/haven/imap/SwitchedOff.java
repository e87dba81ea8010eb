package dev.haven.imap;

import dev.haven.imap.FetchItem.Attribute;
import dev.haven.imap.SearchReturn.Option;
import dev.haven.imap.sort.SortKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a command an administrator has switched off for who sends it: which [Extension]s it
/// makes use of. Pure.
final class SwitchedOff {
  private SwitchedOff() {}

  /// RFC 5530 §3: it cannot be done here, whatever the program tries.
  static Refused refusal(Extension extension) {
    return new Refused(
        "CANNOT",
        extension.capability()
            + " is switched off for this account; the server's administrator can switch it on");
  }

  /// Whether what ENABLE names is off.
  static boolean names(String capability, Set<Extension> off) {
    return Extension.named(capability).stream().anyMatch(off::contains);
  }

  /// Refuses a command that needs what is off.
  static void check(Command command, Set<Extension> off) throws Refused {
    for (var used : off.isEmpty() ? Set.<Extension>of() : usedBy(command)) {
      if (off.contains(used)) {
        throw refusal(used);
      }
    }
  }

  private static Set<Extension> usedBy(Command command) {
    return switch (command) {
      case Unauthenticate _ -> EnumSet.of(Extension.UNAUTHENTICATE);
      case Idle _ -> EnumSet.of(Extension.IDLE);
      case Namespace _ -> EnumSet.of(Extension.NAMESPACE);
      case Create(_, var use) when use.isPresent() -> EnumSet.of(Extension.CREATE_SPECIAL_USE);
      case ListMailboxes list -> list(list);
      case Status(_, var items) -> status(items);
      case GetAcl _, SetAcl _, DeleteAcl _, ListRights _, MyRights _ -> EnumSet.of(Extension.ACL);
      case GetQuota _, GetQuotaRoot _ -> EnumSet.of(Extension.QUOTA);
      case SetQuota _ -> EnumSet.of(Extension.QUOTASET);
      case GetMetadata get -> metadata(get.mailbox());
      case SetMetadata set -> metadata(set.mailbox());
      case SearchMailboxes _ -> EnumSet.of(Extension.MULTISEARCH);
      case GenUrlAuth _, ResetKey _ -> EnumSet.of(Extension.URLAUTH);
      case UrlFetch(var urls) ->
          urls.stream().allMatch(url -> url.items().isEmpty())
              ? EnumSet.of(Extension.URLAUTH)
              : EnumSet.of(Extension.URLAUTH, Extension.URLAUTH_BINARY);
      case Notify _ -> EnumSet.of(Extension.NOTIFY);
      case Compress _ -> EnumSet.of(Extension.COMPRESS);
      case ActiveComparator _ -> EnumSet.of(Extension.I18NLEVEL_2);
      case Select select -> select(select);
      case Command.WhenSelected selected -> usedBySelected(selected);
      default -> EnumSet.noneOf(Extension.class);
    };
  }

  private static Set<Extension> usedBySelected(Command.WhenSelected command) {
    return switch (command) {
      case Unselect _ -> EnumSet.of(Extension.UNSELECT);
      case Expunge(_, boolean byUid) when byUid -> EnumSet.of(Extension.UIDPLUS);
      case Move _ -> EnumSet.of(Extension.MOVE);
      case Replace _ -> EnumSet.of(Extension.REPLACE);
      case UidBatches _ -> EnumSet.of(Extension.UIDBATCHES);
      case Store store when store.unchangedSince().isPresent() -> EnumSet.of(Extension.CONDSTORE);
      case StoreAnnotation _ -> EnumSet.of(Extension.ANNOTATE);
      case Fetch fetch -> fetch(fetch);
      case Search search -> search(search);
      case Sort sort -> sort(sort);
      case ThreadMessages thread -> thread(thread);
      case CancelUpdate _ -> EnumSet.of(Extension.CONTEXT_SEARCH);
      default -> EnumSet.noneOf(Extension.class);
    };
  }

  /// Refuses messages of APPEND and REPLACE that come in a way that is off.
  ///
  /// @param before how many messages of the command came before
  static void check(AppendPart.Piece piece, int before, Set<Extension> off) throws Refused {
    if (off.isEmpty()) {
      return;
    }
    long messages =
        before + piece.parts().stream().filter(part -> part instanceof AppendPart.Begin).count();
    boolean joined =
        piece.next() == AppendPart.Stage.PART_END
            || piece.next() == AppendPart.Stage.UTF8_PART_END
            || piece.parts().stream().anyMatch(part -> part instanceof AppendPart.Url);
    if (messages > 1 && off.contains(Extension.MULTIAPPEND)) {
      throw refusal(Extension.MULTIAPPEND);
    }
    boolean annotated =
        piece.parts().stream()
            .anyMatch(part ->
                part instanceof AppendPart.Begin begin && !begin.annotations().items().isEmpty());
    if (annotated && off.contains(Extension.ANNOTATE)) {
      throw refusal(Extension.ANNOTATE);
    }
    if (joined && off.contains(Extension.CATENATE)) {
      throw refusal(Extension.CATENATE);
    }
    if (piece.next() == AppendPart.Stage.UTF8_END && off.contains(Extension.UTF8)) {
      throw refusal(Extension.UTF8);
    }
  }

  private static Set<Extension> metadata(String mailbox) {
    return EnumSet.of(mailbox.isEmpty() ? Extension.METADATA_SERVER : Extension.METADATA);
  }

  private static Set<Extension> select(Select select) {
    var used = EnumSet.noneOf(Extension.class);
    if (select.condstore()) {
      used.add(Extension.CONDSTORE);
    }
    if (select.annotates()) {
      used.add(Extension.ANNOTATE);
    }
    if (select.resync().isPresent()) {
      used.add(Extension.QRESYNC);
    }
    return used;
  }

  private static Set<Extension> list(ListMailboxes list) {
    var options = list.options();
    var used = status(options.status());
    if (!options.equals(ListOptions.NONE) || list.patterns().size() > 1) {
      used.add(Extension.LIST_EXTENDED);
    }
    if (options.specialUse()) {
      used.add(Extension.SPECIAL_USE);
    }
    if (!options.status().isEmpty()) {
      used.add(Extension.LIST_STATUS);
    }
    if (options.myRights()) {
      used.add(Extension.LIST_MYRIGHTS);
    }
    if (!options.metadata().isEmpty()) {
      used.add(Extension.LIST_METADATA);
    }
    return used;
  }

  private static EnumSet<Extension> status(List<StatusItem> items) {
    var used = EnumSet.noneOf(Extension.class);
    for (var item : items) {
      switch (item) {
        case SIZE -> used.add(Extension.STATUS_SIZE);
        case DELETED_STORAGE -> used.add(Extension.QUOTA);
        case HIGHESTMODSEQ -> used.add(Extension.CONDSTORE);
        case MAILBOXID -> used.add(Extension.OBJECTID);
        case APPENDLIMIT -> used.add(Extension.APPENDLIMIT);
        case MESSAGES, UIDNEXT, UIDVALIDITY, UNSEEN, DELETED, RECENT -> {}
      }
    }
    return used;
  }

  private static Set<Extension> fetch(Fetch fetch) {
    var used = EnumSet.noneOf(Extension.class);
    for (var item : fetch.items()) {
      of(item).ifPresent(used::add);
    }
    if (fetch.modifiers().vanished()) {
      used.add(Extension.QRESYNC);
    }
    if (fetch.modifiers().partial().isPresent()) {
      used.add(Extension.PARTIAL);
    }
    return used;
  }

  private static Optional<Extension> of(FetchItem item) {
    return switch (item) {
      case FetchItem.Binary _, FetchItem.BinarySize _ -> Optional.of(Extension.BINARY);
      case FetchItem.Preview _ -> Optional.of(Extension.PREVIEW);
      case Attribute.SAVEDATE -> Optional.of(Extension.SAVEDATE);
      case Attribute.MODSEQ -> Optional.of(Extension.CONDSTORE);
      case Attribute.EMAILID, Attribute.THREADID -> Optional.of(Extension.OBJECTID);
      case FetchItem.Annotation _ -> Optional.of(Extension.ANNOTATE);
      case Attribute _, FetchItem.BodySection _ -> Optional.empty();
    };
  }

  private static Set<Extension> search(Search search) {
    var used = keys(search.program().key());
    search
        .options()
        .ifPresent(options -> {
          used.add(Extension.ESEARCH);
          used.addAll(results(options, Extension.CONTEXT_SEARCH));
        });
    return used;
  }

  private static Set<Extension> sort(Sort sort) {
    var used = keys(sort.program().key());
    used.add(Extension.SORT);
    sort.options()
        .ifPresent(options -> {
          used.add(Extension.ESORT);
          used.addAll(results(options, Extension.CONTEXT_SORT));
        });
    for (var criterion : sort.criteria()) {
      if (criterion.key() == SortKey.ANNOTATION) {
        used.add(Extension.ANNOTATE);
      }
      if (criterion.key() == SortKey.DISPLAYFROM || criterion.key() == SortKey.DISPLAYTO) {
        used.add(Extension.SORT_DISPLAY);
      }
    }
    return used;
  }

  private static Set<Extension> thread(ThreadMessages thread) {
    var used = keys(thread.program().key());
    used.add(
        switch (thread.algorithm()) {
          case ORDEREDSUBJECT -> Extension.THREAD_ORDEREDSUBJECT;
          case REFERENCES -> Extension.THREAD_REFERENCES;
          case REFS -> Extension.THREAD_REFS;
        });
    return used;
  }

  /// PARTIAL is both RFC 9394's and RFC 5267's, but for counting from the end.
  private static Set<Extension> results(SearchReturn options, Extension context) {
    var used = EnumSet.noneOf(Extension.class);
    if (options.has(Option.SAVE)) {
      used.add(Extension.SEARCHRES);
    }
    if (options.update()) {
      used.add(context);
    }
    if (options.partial().isPresent() && options.partial().get().fromEnd()) {
      used.add(Extension.PARTIAL);
    }
    return used;
  }

  private static EnumSet<Extension> keys(SearchKey key) {
    return switch (key) {
      case SearchKey.And(var keys) -> {
        var used = EnumSet.noneOf(Extension.class);
        keys.forEach(inner -> used.addAll(keys(inner)));
        yield used;
      }
      case SearchKey.Or(var one, var other) -> {
        var used = keys(one);
        used.addAll(keys(other));
        yield used;
      }
      case SearchKey.Not(var inner) -> keys(inner);
      case SearchKey.Fuzzy(var inner) -> {
        var used = keys(inner);
        used.add(Extension.FUZZY);
        yield used;
      }
      case SearchKey.Older _, SearchKey.Younger _ -> EnumSet.of(Extension.WITHIN);
      case SearchKey.Filter _ -> EnumSet.of(Extension.FILTERS);
      case SearchKey.Annotation _ -> EnumSet.of(Extension.ANNOTATE);
      case SearchKey.Saved _ -> EnumSet.of(Extension.SAVEDATE);
      case SearchKey.ModSeq _ -> EnumSet.of(Extension.CONDSTORE);
      case SearchKey.EmailId _, SearchKey.ThreadId _ -> EnumSet.of(Extension.OBJECTID);
      case SearchKey.InSet(var set, _) when set.isSavedResult() -> EnumSet.of(Extension.SEARCHRES);
      default -> EnumSet.noneOf(Extension.class);
    };
  }
}
