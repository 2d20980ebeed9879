from rest_framework import serializers

from .vocabularies import vocabulary


class CodeField(serializers.CharField):
    """A code of the named code list; anything else is refused as `unknown_code`."""

    default_error_messages = {"unknown_code": "not a code of {name}"}

    def __init__(self, name: str, **kwargs) -> None:
        self.vocabulary_name = name
        super().__init__(**{"max_length": 40, "help_text": f"Code of the vocabulary {name}", **kwargs})

    def to_internal_value(self, data) -> str:
        code = super().to_internal_value(data)
        if code and code not in vocabulary(self.vocabulary_name):
            self.fail("unknown_code", name=self.vocabulary_name)
        return code
