#pragma once
// What a process needs before it uses the network.

namespace foyer::platform {

/// Prepares this process for the network: a name server that is silent is given up after a second
/// (RES_OPTIONS, unless the environment sets it), a peer that hangs up raises no signal, and
/// libcurl is ready. Called once at the start of main, before there is another thread; whoever
/// skips it waits ten seconds for a dead name server.
void prepare_network();

}  // namespace foyer::platform
