package dev.haven.imap;

import dev.haven.account.Flags;
import dev.haven.account.UidSet;
import dev.haven.imap.SearchKey.And;
import dev.haven.imap.SearchKey.Body;
import dev.haven.imap.SearchKey.HasFlag;
import dev.haven.imap.SearchKey.HasKeyword;
import dev.haven.imap.SearchKey.Header;
import dev.haven.imap.SearchKey.InSet;
import dev.haven.imap.SearchKey.IsRecent;
import dev.haven.imap.SearchKey.Larger;
import dev.haven.imap.SearchKey.ModSeq;
import dev.haven.imap.SearchKey.Not;
import dev.haven.imap.SearchKey.Or;
import dev.haven.imap.SearchKey.Received;
import dev.haven.imap.SearchKey.Sent;
import dev.haven.imap.SearchKey.Smaller;
import dev.haven.imap.SearchKey.Text;
import dev.haven.wire.SyntaxException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The search program of RFC 9051 §9, rule `search-key`. Depth and number of keys are bounded.
final class SearchParser {
  private static final int DEEPEST = 50;
  static final int MOST = 1000;
  private static final long EVER = Long.MAX_VALUE;

  private final ImapCursor in;
  private final Charset charset;
  private int count;

  SearchParser(ImapCursor in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  /// All keys up to the end of the command.
  SearchKey program() throws SyntaxException {
    return all(0);
  }

  private SearchKey all(int depth) throws SyntaxException {
    var keys = new ArrayList<SearchKey>();
    do {
      keys.add(key(depth));
    } while (in.accept(' '));
    return keys.size() == 1 ? keys.getFirst() : new And(List.copyOf(keys));
  }

  private SearchKey key(int depth) throws SyntaxException {
    count++;
    if (depth > DEEPEST || count > MOST) {
      throw in.expected("at most " + MOST + " search keys, " + DEEPEST + " deep");
    }
    if (in.accept('(')) {
      var inner = all(depth + 1);
      in.expect(')');
      return inner;
    }
    if (SequenceSet.isNext(in)) {
      return new InSet(SequenceSet.parse(in), false);
    }
    int at = in.position();
    return named(in.word("a search key"), depth, at);
  }

  private SearchKey named(String word, int depth, int at) throws SyntaxException {
    return switch (word) {
      case "ALL" -> new SearchKey.All();
      case "NOT" -> new Not(next(depth));
      case "FUZZY" -> new SearchKey.Fuzzy(next(depth));
      case "OR" -> new Or(next(depth), next(depth));
      case "UID" -> new InSet(set(), true);
      case "UIDAFTER" -> after(uid());
      case "UIDBEFORE" -> before(uid());
      case "NEW" -> new And(List.of(new IsRecent(), new Not(new HasFlag(Flags.SEEN))));
      case "OLD" -> new Not(new IsRecent());
      case "RECENT" -> new IsRecent();
      case "KEYWORD" -> keyword();
      case "UNKEYWORD" -> new Not(keyword());
      case "LARGER" -> new Larger(size());
      case "SMALLER" -> new Smaller(size());
      case "MODSEQ" -> modSeq();
      case "EMAILID" -> new SearchKey.EmailId(objectId());
      case "THREADID" -> new SearchKey.ThreadId(objectId());
      case "FILTER" -> filter();
      case "HEADER" -> header();
      case "FROM", "TO", "CC", "BCC", "SUBJECT" -> new Header(word, text());
      case "BODY" -> new Body(text());
      case "TEXT" -> new Text(text());
      case "ANNOTATION" -> annotation();
      case "BEFORE" -> new Received(-EVER, day());
      case "SINCE" -> new Received(day(), EVER);
      case "ON" -> on(day(), true);
      case "OLDER" -> new SearchKey.Older(interval());
      case "YOUNGER" -> new SearchKey.Younger(interval());
      case "SAVEDBEFORE" -> new SearchKey.Saved(-EVER, day());
      case "SAVEDSINCE" -> new SearchKey.Saved(day(), EVER);
      case "SAVEDON" -> savedOn(day());
      // Every mailbox here knows it.
      case "SAVEDATESUPPORTED" -> new SearchKey.All();
      case "SENTBEFORE" -> new Sent(-EVER, day());
      case "SENTSINCE" -> new Sent(day(), EVER);
      case "SENTON" -> on(day(), false);
      default -> flag(word, at);
    };
  }

  private static SearchKey flag(String word, int at) throws SyntaxException {
    boolean without = word.startsWith("UN");
    var flag = FlagNames.system(without ? word.substring(2) : word);
    if (flag.isEmpty()) {
      throw new SyntaxException("a search key I know", at);
    }
    var has = new HasFlag(flag.getAsLong());
    return without ? new Not(has) : has;
  }

  private static SearchKey on(long day, boolean received) {
    return received ? new Received(day, day + 1) : new Sent(day, day + 1);
  }

  private static SearchKey savedOn(long day) {
    return new SearchKey.Saved(day, day + 1);
  }

  private SearchKey next(int depth) throws SyntaxException {
    in.space();
    return key(depth + 1);
  }

  private SequenceSet set() throws SyntaxException {
    in.space();
    return SequenceSet.parse(in);
  }

  private HasKeyword keyword() throws SyntaxException {
    in.space();
    return new HasKeyword(in.atom("a keyword"));
  }

  /// RFC 9738 §3.2.
  private long uid() throws SyntaxException {
    in.space();
    return in.nzNumber();
  }

  private static SearchKey after(long uid) {
    return new SearchKey.WithUid(
        uid == UidSet.LARGEST ? UidSet.NONE : UidSet.range(uid + 1, UidSet.LARGEST));
  }

  private static SearchKey before(long uid) {
    return new SearchKey.WithUid(uid == 1 ? UidSet.NONE : UidSet.range(1, uid - 1));
  }

  private long size() throws SyntaxException {
    in.space();
    return in.number64("a size");
  }

  private long day() throws SyntaxException {
    in.space();
    return ImapDates.date(in);
  }

  /// RFC 8474 §7, rule `objectid`, as an atom or in quotes.
  private String objectId() throws SyntaxException {
    in.space();
    return in.astring();
  }

  /// RFC 5032 §5: seconds, at least one.
  private long interval() throws SyntaxException {
    in.space();
    return in.nzNumber();
  }

  private String text() throws SyntaxException {
    in.space();
    return new String(in.astringBytes(), charset);
  }

  /// RFC 5466 §4, rule `filter-name`.
  private SearchKey.Filter filter() throws SyntaxException {
    in.space();
    int at = in.position();
    var name = in.atom("a filter");
    if (name.indexOf('/') >= 0) {
      throw new SyntaxException("a filter without '/'", at);
    }
    return new SearchKey.Filter(name);
  }

  /// RFC 5257 §4.8.
  private SearchKey.Annotation annotation() throws SyntaxException {
    in.space();
    var entries = EntryMatch.parse(in);
    in.space();
    var attribute = AnnotationAttribute.searched(in);
    in.space();
    if (!in.seesString()) {
      in.nil();
      return new SearchKey.Annotation(entries, attribute, Optional.empty());
    }
    var text = new String(in.stringBytes(), charset);
    return new SearchKey.Annotation(entries, attribute, Optional.of(text));
  }

  private Header header() throws SyntaxException {
    in.space();
    var field = in.astring();
    return new Header(field, text());
  }

  /// RFC 7162 §3.1.5: which entry is meant makes no difference here, since flags share one version.
  private ModSeq modSeq() throws SyntaxException {
    in.space();
    if (in.sees('"')) {
      in.string();
      in.space();
      int at = in.position();
      var kind = in.word("priv, shared or all");
      if (!kind.equals("PRIV") && !kind.equals("SHARED") && !kind.equals("ALL")) {
        throw new SyntaxException("priv, shared or all", at);
      }
      in.space();
    }
    return new ModSeq(in.number64("a mod-sequence"));
  }
}
