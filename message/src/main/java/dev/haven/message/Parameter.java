package dev.haven.message;

import java.nio.charset.StandardCharsets;

/// One parameter of a MIME header field, as written: `charset=utf-8`, or `filename*0*=utf-8''a%20`.
///
/// The name is in lower case; the value is without quotes, its octets those of the message.
/// Immutable.
public final class Parameter {
  private final String name;
  private final Slice value;

  Parameter(String name, Slice value) {
    this.name = name;
    this.value = value;
  }

  public String name() {
    return name;
  }

  public Slice value() {
    return value;
  }

  @Override
  public String toString() {
    return name + "=" + new String(value.copy(), StandardCharsets.ISO_8859_1);
  }
}
