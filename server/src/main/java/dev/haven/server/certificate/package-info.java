/// What TLS is served with: a certificate of the operator's own, or one from a certificate
/// authority that Haven makes for itself on first start.
///
/// Start at [dev.haven.server.certificate.HostCertificate]. In `tls/` of the data directory lie
/// `ca.pem` (to be imported into mail programs), `ca-key.pem`, `server.pem` and `server-key.pem`;
/// the keys can be read by the owner only. The authority outlives its certificates: those are
/// renewed when they near their end or when the host has a name that they lack, and no mail program
/// notices.
package dev.haven.server.certificate;
