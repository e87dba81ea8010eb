package dev.haven.diagnosis.setup;

import dev.haven.dns.ReservedNames;
import java.net.URI;

/// Keeps requests for names that nobody can own out of the public web (RFC 6761 §6).
///
/// @param pages has everything else
public record PublicPages(Pages pages) implements Pages {
  private static final Page NOBODYS = new Page.Missing("nobody can own that name");

  @Override
  public Page get(String url) {
    return isReserved(url) ? NOBODYS : pages.get(url);
  }

  @Override
  public Page post(String url, String xml) {
    return isReserved(url) ? NOBODYS : pages.post(url, xml);
  }

  private static boolean isReserved(String url) {
    return ReservedNames.contains(URI.create(url).getHost());
  }
}
