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
public record SmtpOptions(
    UrlContents urls,
    boolean anyName,
    Guard guard,
    ReverseNames names,
    List<AddressRange> fronts,
    Additions additions) {
  public static final SmtpOptions STANDARD =
      new SmtpOptions(
          UrlContents.NONE, false, Guard.NONE, ReverseNames.UNASKED, List.of(), Additions.NONE);

  public SmtpOptions {
    fronts = List.copyOf(fronts);
  }

  public SmtpOptions with(UrlContents others) {
    return new SmtpOptions(others, anyName, guard, names, fronts, additions);
  }

  public SmtpOptions anyName(boolean any) {
    return new SmtpOptions(urls, any, guard, names, fronts, additions);
  }

  /// The same for strangers.
  public SmtpOptions guarded(Guard watch, ReverseNames lookup) {
    return new SmtpOptions(urls, anyName, watch, lookup, fronts, additions);
  }

  /// The same behind other servers.
  public SmtpOptions behind(List<AddressRange> others) {
    return new SmtpOptions(urls, anyName, guard, names, others, additions);
  }

  public SmtpOptions adding(Additions more) {
    return new SmtpOptions(urls, anyName, guard, names, fronts, more);
  }
}
