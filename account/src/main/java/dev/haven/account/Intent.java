package dev.haven.account;

/// What somebody wants done to an account. Given to [Account#commit], it is decided against the
/// state at the moment of its turn, perhaps several times if somebody else was faster; so an intent
/// is a value, and deciding has no effect but through the [Draft].
///
/// @param <R> what is told to who wanted it, once it is durable
public sealed interface Intent<R>
    permits AddMessages,
        Annotate,
        AddSharer,
        ChangeFlags,
        ChangeRights,
        Copy,
        CreateMailbox,
        DeleteMailbox,
        Deliver,
        Expunge,
        ForgetAccessKeys,
        FoundAccount,
        KeepAccessKey,
        Move,
        Permitted,
        RemoveSharer,
        RenameMailbox,
        Replace,
        SetMetadata,
        Subscribe,
        Unsubscribe {

  /// Looks at the draft, records changes in it, and says what came of it.
  R decide(Draft draft) throws IntentRefused;
}
