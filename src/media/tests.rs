//! Pictures that people and other servers send.
