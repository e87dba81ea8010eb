package dev.haven.smtp;

import dev.haven.smtp.guard.Guard;
import dev.haven.wire.AddressRange;
import java.util.List;

/// What a listener offers, and to whom.
///
/// @param urls where mail programs find what they send by BURL
/// @param anyName whether people may write any name into From and Sender
/// @param guard what strangers may ask
/// @param names what is to be found out about them
/// @param fronts servers in front, whose word is taken for who the client is
/// @param additions what the operator adds
/// @param authservId whose word our Authentication-Results are (RFC 8601 §2.5); empty for the
///   server's
public record SmtpOptions(
    UrlContents urls,
    boolean anyName,
    Guard guard,
    ReverseNames names,
    List<AddressRange> fronts,
    Additions additions,
    String authservId) {
  public static final SmtpOptions STANDARD =
      new SmtpOptions(
          UrlContents.NONE, false, Guard.NONE, ReverseNames.UNASKED, List.of(), Additions.NONE, "");

  public SmtpOptions {
    fronts = List.copyOf(fronts);
  }

  public SmtpOptions with(UrlContents others) {
    return new SmtpOptions(others, anyName, guard, names, fronts, additions, authservId);
  }

  public SmtpOptions anyName(boolean any) {
    return new SmtpOptions(urls, any, guard, names, fronts, additions, authservId);
  }

  /// The same for strangers.
  public SmtpOptions guarded(Guard watch, ReverseNames lookup) {
    return new SmtpOptions(urls, anyName, watch, lookup, fronts, additions, authservId);
  }

  /// The same behind other servers.
  public SmtpOptions behind(List<AddressRange> others) {
    return new SmtpOptions(urls, anyName, guard, names, others, additions, authservId);
  }

  public SmtpOptions adding(Additions more) {
    return new SmtpOptions(urls, anyName, guard, names, fronts, more, authservId);
  }

  /// The same with another name for what it finds out.
  public SmtpOptions speakingAs(String id) {
    return new SmtpOptions(urls, anyName, guard, names, fronts, additions, id);
  }
}
