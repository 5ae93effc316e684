//! Any bytes are read or refused with a place; what is read, or rescued, is written so that it reads again.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match guatu::file::read(bytes) {
        Ok(dataset) => assert!(guatu::file::read(&guatu::file::write(&dataset)).is_ok()),
        Err(error) => {
            assert!(error.line >= 1 && error.column >= 1);
            if let Some(rescue) = guatu::file::rescue(bytes) {
                assert!(guatu::file::read(&guatu::file::write(&rescue.dataset)).is_ok());
            }
        }
    }
});
