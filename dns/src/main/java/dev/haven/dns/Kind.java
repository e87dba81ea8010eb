package dev.haven.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;

/// What can be asked for.
///
/// @param <T> a record of it
@SuppressWarnings("UnusedTypeParameter") // it types the answer
public final class Kind<T> {
  /// RFC 5321 §5.1.
  public static final Kind<MailExchange> MX = new Kind<>("MX");

  public static final Kind<Inet4Address> A = new Kind<>("A");

  /// RFC 3596 §2.1.
  public static final Kind<Inet6Address> AAAA = new Kind<>("AAAA");

  /// Each record with its strings joined (RFC 7208 §3.3).
  public static final Kind<String> TXT = new Kind<>("TXT");

  /// RFC 6698 §2.1.
  public static final Kind<TlsaRecord> TLSA = new Kind<>("TLSA");

  /// The name of an address; see [Question#reverse].
  public static final Kind<String> PTR = new Kind<>("PTR");

  /// RFC 2782.
  public static final Kind<ServiceLocation> SRV = new Kind<>("SRV");

  private final String name;

  private Kind(String name) {
    this.name = name;
  }

  /// As zone files have it.
  @Override
  public String toString() {
    return name;
  }
}
