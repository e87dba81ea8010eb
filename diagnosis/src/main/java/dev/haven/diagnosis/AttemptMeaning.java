package dev.haven.diagnosis;

/// Why somebody could not sign in to this server: what `haven signin list` says of each attempt.
public enum AttemptMeaning implements Meaning {
  UNKNOWN_USER(
      1,
      "No account has this address",
      "The domain is one of this server's, and nobody of this name is in it: a typing mistake, or"
          + " a stranger who guesses.",
      "Check the spelling in the mail program; haven account list shows the addresses."),
  DOMAIN_NOT_OURS(
      2,
      "The domain of the user name is not one of this server's",
      "The address belongs to another provider, or the domain is typed wrongly.",
      "Check what stands behind the @; haven domain list shows the domains. For an address of"
          + " another provider, give the mail program that provider's server."),
  NOT_A_FULL_ADDRESS(
      3,
      "The user name is not a whole address",
      "A name without @ and domain is taken only where exactly one account has it.",
      "Type the whole e-mail address as user name."),
  BLANK_IN_USER(
      4,
      "A blank stands before or behind the user name",
      "Without it the name would be an account's. Telephones add one when they complete a word.",
      "Type the user name again, without the blank."),
  ALIAS(
      5,
      "The user name is an alias",
      "Mail to an alias goes on to an account, and only an account has a password.",
      "Sign in with the address of the account; haven alias list shows which it is. The alias may"
          + " stay the sender's address."),
  PUBLIC_ACCOUNT(
      6,
      "The user name is that of a public account",
      "It is open to several people, and has no password of its own.",
      "Sign in with your own account: the public mailboxes appear there under Shared."),
  WRONG_PASSWORD(
      7,
      "The password is not the account's",
      "Often an old password that one program still has, after it was changed in another.",
      "Type the password anew in the program that the record names. If nobody knows it, set"
          + " another: haven account password ADDRESS."),
  BLANK_IN_PASSWORD(
      8,
      "A blank stands before or behind the password",
      "Without it the password would be right. It comes along when a password is copied.",
      "Type the password again, without the blank."),
  PASSWORD_OF_ANOTHER(
      9,
      "The password is right for another account",
      "An account that has signed in from the same address lately has this password: user names"
          + " or passwords of two accounts were mixed up, or the user name is misspelt.",
      "Compare user name and password of each account in the mail program."),
  FOR_SOMEBODY_ELSE(
      10,
      "The program signs in as one user to act for another",
      "It sends an authorization identity that is not the user's own, which nobody may here.",
      "Leave that field empty in the program (\"authorization ID\", \"log in as\")."),
  UNREADABLE(
      11,
      "The program's response cannot be read",
      "It is not what the mechanism sends: a mistake of the program, or something on the way that"
          + " changes what is said.",
      "Update the program, or set it to another mechanism (\"normal password\")."),
  CANCELLED(
      12,
      "The program broke off the sign-in",
      "It began a mechanism and gave it up; many do so before they try another.",
      "Nothing, if it signs in afterwards. Otherwise set it to \"normal password\"."),
  SUSPENDED(
      13,
      "The account is suspended",
      "The password was right, but the account may neither sign in nor receive.",
      "Lift the suspension, or tell its owner why it is in force."),
  SECRET_BEFORE_TLS(
      14,
      "The program signs in before the connection is encrypted",
      "A password in clear can be read by everybody on the way, so it is refused unread.",
      "Set the program to SSL/TLS (993, 995, 465), or to STARTTLS on the port that it uses."
          + " The password was on the way in clear: change it."),
  MECHANISM_NOT_OFFERED(
      15,
      "The program insists on a sign-in mechanism that is not offered",
      "It is set to CRAM-MD5, NTLM, OAuth or the like.",
      "Set it to \"normal password\": inside TLS that is safe."),
  TOO_MANY_ATTEMPTS(
      16,
      "Too many wrong passwords came from this address",
      "Further ones are not looked at until a pause is over; it grows with each failure. Mostly"
          + " one program keeps trying an old password.",
      "Correct the password in the program that the records before this one name, and wait for"
          + " the pause to end. Who knows the password already is not held up by it."),
  BUSY(
      17,
      "More sign-ins are waiting than can be checked in reasonable time",
      "Checking a password takes time on purpose; somebody sends very many.",
      "Nothing, if it was a moment's rush. Otherwise look for the address that floods: haven"
          + " signin list --failed."),
  NOT_ON_THIS_PORT(
      18,
      "The program signs in on a port where nobody signs in",
      "Port 25 is for other mail servers. From public addresses these are mostly strangers who"
          + " guess passwords.",
      "Set the program to port 465 with SSL/TLS, or to 587 with STARTTLS.");

  private final Entry entry;

  AttemptMeaning(int number, String title, String meaning, String remedy) {
    this.entry = Entry.of("SIGN", number, Severity.WARNING, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
