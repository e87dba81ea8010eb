package dev.haven.imap.url;

import java.util.OptionalLong;

/// `;PARTIAL=offset.length`: some octets, or all from one on (RFC 5092 §6.1, RFC 5550 §3.2).
public record UrlRange(long offset, OptionalLong length) {
  @Override
  public String toString() {
    return length.isPresent() ? offset + "." + length.getAsLong() : String.valueOf(offset);
  }
}
