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
public record SmtpOptions(
    UrlContents urls, boolean anyName, Guard guard, ReverseNames names, List<AddressRange> fronts) {
  public static final SmtpOptions STANDARD =
      new SmtpOptions(UrlContents.NONE, false, Guard.NONE, ReverseNames.UNASKED, List.of());

  public SmtpOptions {
    fronts = List.copyOf(fronts);
  }

  public SmtpOptions with(UrlContents others) {
    return new SmtpOptions(others, anyName, guard, names, fronts);
  }

  public SmtpOptions anyName(boolean any) {
    return new SmtpOptions(urls, any, guard, names, fronts);
  }

  /// The same for strangers.
  public SmtpOptions guarded(Guard watch, ReverseNames lookup) {
    return new SmtpOptions(urls, anyName, watch, lookup, fronts);
  }

  /// The same behind other servers.
  public SmtpOptions behind(List<AddressRange> others) {
    return new SmtpOptions(urls, anyName, guard, names, others);
  }
}
