package dev.haven.smtp;

import java.util.Locale;

/// What was seen of a client before it said what it wants: nothing to refuse mail for by itself,
/// but something for whoever has to judge it.
///
/// @param reverse the name of its address
/// @param hello what is to be thought of the name that it gave itself
/// @param early whether it spoke before it was greeted
public record Evidence(ReverseName reverse, HelloSanity hello, boolean early) {
  public static final Evidence NONE =
      new Evidence(ReverseName.UNASKED, HelloSanity.UNCONFIRMED, false);

  /// As it stands in the log: `reverse=confirmed name=mail.example.net hello=confirmed`.
  @Override
  public String toString() {
    return "reverse="
        + lower(reverse.state())
        + (reverse.name().isEmpty() ? "" : " name=" + printable(reverse.name()))
        + " hello="
        + lower(hello)
        + (early ? " early" : "");
  }

  /// A name from the DNS may hold anything.
  private static String printable(String name) {
    var printable = new StringBuilder();
    name.chars()
        .map(c -> c > ' ' && c < 0x7f && c != '"' ? c : '?')
        .forEach(c -> printable.append((char) c));
    return printable.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
