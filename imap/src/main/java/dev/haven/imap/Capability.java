package dev.haven.imap;

import dev.haven.wire.Connection;
import java.io.IOException;

/// `CAPABILITY`, RFC 9051 §6.1.1: what this client can use now. The answer differs before and after
/// TLS, and before and after signing in.
record Capability() implements Command.InAnyState {
  private static final String ALWAYS = " ID ENABLE LANGUAGE SASL-IR";
  private static final String FOR_USERS =
      " IDLE NAMESPACE UIDPLUS MOVE UNSELECT CHILDREN SPECIAL-USE CREATE-SPECIAL-USE"
          + " LIST-EXTENDED LIST-STATUS STATUS=SIZE ESEARCH SEARCHRES BINARY"
          + " WITHIN SORT SORT=DISPLAY ESORT CONTEXT=SEARCH CONTEXT=SORT MULTISEARCH I18NLEVEL=1 I18NLEVEL=2"
          + " THREAD=ORDEREDSUBJECT THREAD=REFERENCES THREAD=REFS"
          + " LIST-MYRIGHTS ACL RIGHTS=kxte METADATA METADATA-SERVER"
          + " QUOTA QUOTASET QUOTA=RES-STORAGE QUOTA=RES-MESSAGE QUOTA=RES-MAILBOX"
          + " MULTIAPPEND CATENATE URL-PARTIAL URLAUTH URLAUTH=BINARY REPLACE COMPRESS=DEFLATE UNAUTHENTICATE"
          + " SAVEDATE PREVIEW UTF8=ACCEPT"
          + " NOTIFY CONDSTORE QRESYNC UIDONLY UIDBATCHES PARTIAL OBJECTID"
          + " APPENDLIMIT=";

  @Override
  public Done run(State state, Client client) throws IOException {
    client.out().untagged(list(state, client));
    return new Done(state, "CAPABILITY completed");
  }

  /// The response's text, also used as a response code.
  static String list(State state, Client client) {
    return "CAPABILITY IMAP4rev1 IMAP4rev2 "
        + client.options().nonSynchronizing().capability()
        + ALWAYS
        + switch (state) {
          case State.LoggedIn _ -> FOR_USERS + client.options().largestMessage();
          case State.NotAuthenticated _, State.LoggedOut _ -> doors(client.connection());
        };
  }

  /// RFC 9051 §6.2.1, RFC 9051 §6.2.3: how one may sign in, or that one may not yet.
  private static String doors(Connection connection) {
    var startTls = connection.canStartTls() ? " STARTTLS" : "";
    return SignIn.isAllowed(connection)
        ? startTls + " AUTH=PLAIN AUTH=LOGIN"
        : startTls + " LOGINDISABLED";
  }
}
