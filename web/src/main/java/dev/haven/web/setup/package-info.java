/// What mail programs, telephones and people need to set themselves up, in every form that they ask
/// for.
///
/// [dev.haven.web.setup.MailSetup] is the one source of truth: host, ports and modes of TLS as they
/// are bound now. Each document is a function of it; [dev.haven.web.setup.SetupSite] serves them.
/// What holds always: no document tells whether an account exists, none names a port that is not
/// encrypted, and none is a secret.
package dev.haven.web.setup;
