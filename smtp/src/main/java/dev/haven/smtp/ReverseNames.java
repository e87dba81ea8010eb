package dev.haven.smtp;

import java.net.InetAddress;

/// Says what the DNS knows of a client. Blocks for a bounded time; safe for any thread.
public interface ReverseNames {
  /// One that asks nobody.
  ReverseNames UNASKED =
      new ReverseNames() {
        @Override
        public ReverseName of(InetAddress client) {
          return ReverseName.UNASKED;
        }

        @Override
        public boolean leads(String name, InetAddress client) {
          return false;
        }
      };

  /// The name of an address, confirmed if that name has this address (RFC 8601 §2.7.3).
  ReverseName of(InetAddress client);

  /// Whether a name has that address.
  boolean leads(String name, InetAddress client);
}
